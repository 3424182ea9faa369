import { expect, test } from 'vitest'
import type { JsonSchema } from './json-schema.ts'
import { typeDeclarations } from './types.ts'

const typeOf = (field: JsonSchema): string => {
  const Thing: JsonSchema = { properties: { field }, required: ['field'] }
  const text = typeDeclarations({ Thing })
  return text.slice(text.indexOf('field'), -'\n}\n'.length)
}

const known: JsonSchema = { type: 'string', enum: ['a', 'b'] }

test.each<[string, JsonSchema]>([
  ['string', { type: 'string' }],
  ['boolean', { type: 'boolean' }],
  ['number', { type: 'number' }],
  ['number', { type: 'integer' }],
  ['Cents', { type: 'integer', 'x-unit': 'cents' }],
  ['Cents | null', { type: ['integer', 'null'], 'x-unit': 'cents' }],
  ['Cents[]', { type: 'array', items: { type: 'integer', 'x-unit': 'cents' } }],
  ['unknown', {}],
  ['string | null', { type: ['string', 'null'] }],
  ['string[]', { type: 'array', items: { type: 'string' } }],
  ['unknown[]', { type: 'array' }],
  ['(string | null)[]', { type: 'array', items: { type: ['string', 'null'] } }],
  ['Part', { $ref: '#/components/schemas/Part' }],
  ['Part[]', { type: 'array', items: { $ref: '#/components/schemas/Part' } }],
  ['Part | null', { anyOf: [{ $ref: '#/components/schemas/Part' }, { type: 'null' }] }],
  ["'a' | 'b'", known],
  ["'a'", { type: 'string', const: 'a' }],
  ["'a' | 'b' | (string & {})", { anyOf: [known, { type: 'string' }] }],
  ["'a' | 'b' | null", { anyOf: [known, { type: 'null' }] }],
  ['true', { type: 'boolean', const: true }],
  ["'a'", { type: 'string', const: 'a' }],
  ['string | number', { anyOf: [{ type: 'string' }, { type: 'number' }] }],
  ['Record<string, unknown>', { type: 'object', additionalProperties: true }],
  ['Record<string, number>', { type: 'object', additionalProperties: { type: 'integer' } }],
])('declares a field as %s', (expected, schema) => {
  expect(typeOf(schema)).toBe(`field: ${expected}`)
})

test('adds undefined to optional fields, except unknown', () => {
  const Thing: JsonSchema = { properties: { note: { type: 'string' }, any: {} } }
  expect(typeDeclarations({ Thing })).toContain('  note?: string | undefined\n')
  expect(typeDeclarations({ Thing })).toContain('  any?: unknown\n')
})

test('only imports Cents if it is used', () => {
  const price: JsonSchema = { type: 'integer', 'x-unit': 'cents' }
  const head = "import type { Cents } from '../kernel/money.ts'\n\n"
  expect(typeDeclarations({ Thing: { properties: { price } } })).toContain(
    `${head}export interface`,
  )
  expect(typeDeclarations({ Thing: { properties: {}, description: 'Cents.' } })).not.toContain(
    'import',
  )
})

test('adds an index signature only to an object whose unknown fields are sent', () => {
  const Response: JsonSchema = { properties: {}, additionalProperties: true }
  expect(typeDeclarations({ Response })).not.toContain('[key: string]')
  const Thing: JsonSchema = { ...Response, 'x-extensible': true }
  expect(typeDeclarations({ Thing })).toContain('  [key: string]: unknown\n')
})

test('makes the arrays of requests readonly, also nested ones', () => {
  const words: JsonSchema = { type: 'array', items: { type: 'string' } }
  const text = typeDeclarations(
    {
      Sent: {
        properties: {
          words,
          rows: { type: 'array', items: words },
          byName: { type: 'object', additionalProperties: words },
          either: { anyOf: [{ type: 'string' }, words] },
        },
        required: ['words', 'rows', 'byName', 'either'],
      },
      Received: { properties: { words }, required: ['words'] },
    },
    new Set(['Sent']),
  )
  expect(text).toContain(`Sent {
  words: readonly string[]
  rows: readonly (readonly string[])[]
  byName: Record<string, readonly string[]>
  either: string | readonly string[]
}`)
  expect(text).toContain('Received {\n  words: string[]\n}')
})

test('breaks a long union into one line per member', () => {
  const values = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(24))
  expect(typeOf({ type: 'string', enum: values })).toBe(
    `field:\n${values.map((value) => `    | '${value}'`).join('\n')}`,
  )
  const Choice: JsonSchema = { type: 'string', enum: values }
  expect(typeDeclarations({ Choice })).toContain(`export type Choice =\n  | '${values[0]}'\n`)
})

test('throws for an object without a name, with the fix', () => {
  const nameless: JsonSchema = { type: 'object', properties: { inner: { type: 'string' } } }
  expect(() => typeOf(nameless)).toThrow('The object with inner has no name.')
})
