import { createConfig, lintFromString } from '@redocly/openapi-core'
import { describe, expect, test } from 'vitest'
import { apis } from '../../scripts/apis.ts'
import { isRecord } from '../kernel/index.ts'
import { createOpenApiDocument } from './document.ts'
import { keepKnownValues } from './known-values.ts'

const known = { type: 'string', enum: ['draft', 'pending'] }
const anyString = { allOf: [{ type: 'string' }, { $ref: '#/components/schemas/AnyString' }] }

/** Returns the schema as it is in the rewritten document. */
const rewritten = (schema: unknown): unknown => {
  const document = keepKnownValues({ components: { schemas: { Thing: schema } } })
  return (document as { components: { schemas: { Thing: unknown } } }).components.schemas.Thing
}

test('rewrites an open enum, also a nullable and a nested one', () => {
  expect(rewritten({ description: 'Status.', anyOf: [known, { type: 'string' }] })).toEqual({
    description: 'Status.',
    anyOf: [known, anyString],
  })
  const nullable = { anyOf: [known, { type: 'string' }, { type: 'null' }] }
  expect(rewritten({ type: 'object', properties: { status: nullable } })).toEqual({
    type: 'object',
    properties: { status: { anyOf: [known, anyString, { type: 'null' }] } },
  })
})

test('keeps other unions and enums', () => {
  for (const schema of [
    known,
    { anyOf: [known, { type: 'null' }] },
    { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
    { anyOf: [known, { type: 'string', minLength: 1 }] },
  ]) {
    expect(rewritten(schema)).toEqual(schema)
  }
})

/** Counts the unions of an enum with any string. */
const openEnumsIn = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0
  const inner = Object.values(value).reduce((sum: number, one) => sum + openEnumsIn(one), 0)
  const anyOf = isRecord(value) && Array.isArray(value['anyOf']) ? value['anyOf'] : []
  const open =
    anyOf.some((one) => one.enum) && anyOf.some((one) => one.type === 'string' && !one.enum)
  return inner + Number(open)
}

describe.each(apis)('the document of $folder for types', ({ api, docs }) => {
  const document = createOpenApiDocument(api, docs)
  const forTypes = keepKnownValues(document)

  test('has no union that TypeScript reduces to string', () => {
    expect(openEnumsIn(document)).toBeGreaterThan(0)
    expect(openEnumsIn(forTypes)).toBe(0)
  })

  test('is valid, and its examples match its schemas', async () => {
    const config = await createConfig({ extends: ['recommended'] })
    expect(await lintFromString({ source: JSON.stringify(forTypes), config })).toEqual([])
  })
})
