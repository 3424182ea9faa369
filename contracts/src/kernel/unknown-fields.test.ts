import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { extensibleObject } from './objects.ts'
import type { Schema } from './schema.ts'
import { findUnknownFields } from './unknown-fields.ts'

const Part = z.object({ name: z.string() })
const Whole = z.object({
  title: z.string(),
  part: z.optional(z.nullable(Part)),
  parts: z.optional(z.array(Part)),
  byName: z.optional(z.record(z.string(), Part)),
  either: z.optional(z.union([z.string(), z.array(Part), Part])),
  settings: z.optional(z.record(z.string(), z.unknown())),
  anything: z.optional(z.unknown()),
  style: z.optional(extensibleObject({ tone: z.optional(z.string()), part: z.optional(Part) })),
})

const unknownIn = (schema: Schema, value: unknown, isExtensible?: boolean): string[] => {
  const found: string[] = []
  findUnknownFields(schema, value, (path) => found.push(path), '', isExtensible)
  return found
}

const name = 'a'

test.each<[value: unknown, unknownFields: string[]]>([
  [{ title: 'a' }, []],
  [{ title: 'a', titel: 'b' }, ['titel']],
  [{ title: 'a', titel: undefined }, []],
  [{ title: 'a', titel: null }, ['titel']],
  [{ title: 'a', toString: 1, constructor: 2 }, ['toString', 'constructor']],
  [{ title: 'a', part: { name, nam: 1 } }, ['part.nam']],
  [{ title: 'a', part: null }, []],
  [{ title: 'a', parts: [{ name }, { name, nam: 1 }] }, ['parts.1.nam']],
  [{ title: 'a', byName: { one: { name, nam: 1 } } }, ['byName.one.nam']],
  [{ title: 'a', either: 'text' }, []],
  [{ title: 'a', either: [{ name, nam: 1 }] }, ['either.0.nam']],
  [{ title: 'a', either: { name, nam: 1 } }, ['either.nam']],
  [{ title: 'a', settings: { any: { thing: 1 } }, anything: { at: ['all'] } }, []],
  [{ title: 'a', style: { tone: 'b', tempo: 3 } }, []],
  [{ title: 'a', style: { part: { name, nam: 1 } } }, ['style.part.nam']],
  [undefined, []],
  [null, []],
])('finds in %j: %j', (value, expected) => {
  expect(unknownIn(Whole, value)).toEqual(expected)
})

test('finds only what a value contains if it may have other fields', () => {
  expect(unknownIn(Whole, { title: 'a', titel: 'b', part: { name, nam: 1 } }, true)).toEqual([
    'part.nam',
  ])
  expect(unknownIn(z.optional(Whole), { title: 'a', titel: 'b' }, true)).toEqual([])
})

test('passes the names that the schema has in the place of a field', () => {
  findUnknownFields(Whole, { title: 'a', part: { name, nam: 1 } }, (...reported) => {
    expect(reported).toEqual(['part.nam', 'nam', ['name']])
  })
  expect.assertions(1)
})
