import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { CheckDef, SchemaDef } from './def.ts'
import { schemaDefOf } from './def.ts'
import type { Schema } from './schema.ts'
import * as declared from './zod-shim.ts'

/** The part of a definition that the validator reads, as plain data. */
const plain = (schema: Schema): unknown => {
  const def: Partial<SchemaDef> = schemaDefOf(schema)
  const inner = (one: Schema | undefined): unknown => one && plain(one)
  return {
    type: def.type,
    format: def.format,
    rules: (def.checks ?? []).map(({ _zod }) => ruleData(_zod.def)),
    shape: def.shape && Object.entries(def.shape).map(([key, field]) => [key, plain(field)]),
    inner: [def.element, def.innerType, def.keyType, def.valueType].map(inner),
    options: def.options?.map(plain),
    values: def.values,
    entries: def.entries,
  }
}

const ruleData = ({ check, minimum, maximum, value, inclusive }: CheckDef): unknown => ({
  check,
  minimum,
  maximum,
  value,
  inclusive,
})

/** A schema of each kind, from either library. */
const all = (lib: typeof z): Record<string, Schema> => ({
  string: lib.string().check(lib.minLength(1), lib.maxLength(9)),
  checkedTwice: lib.string().check(lib.minLength(1)).check(lib.maxLength(9)),
  number: lib.number().check(lib.minimum(0)),
  int: lib.int().check(lib.maximum(7)),
  boolean: lib.boolean(),
  unknown: lib.unknown(),
  object: lib.object({ a: lib.optional(lib.string()) }),
  looseObject: lib.looseObject({ a: lib.nullable(lib.string()) }),
  array: lib.array(lib.string()).check(lib.minLength(2)),
  record: lib.record(lib.string(), lib.unknown()),
  union: lib.union([lib.string(), lib.number()]),
  literal: lib.literal('x'),
  enum: lib.enum(['a', 'b']),
  custom: lib.string().check(lib.check(() => undefined)),
  cloned: lib.clone(lib.string(), { ...lib.string()._zod.def }),
  copied: lib.string().check(lib.minLength(1)).check(),
})

test.each(Object.entries(all(z)))('defines %s as zod does', (kind, schema) => {
  const light = all(declared as unknown as typeof z)[kind] as Schema
  expect(plain(light)).toEqual(plain(schema))
})

test('exports nothing that this test does not compare with zod', () => {
  const used = all.toString()
  for (const name of Object.keys(declared)) expect(used).toContain(`lib.${name}(`)
})
