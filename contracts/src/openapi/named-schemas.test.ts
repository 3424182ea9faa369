import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { Money, nullish, openEnum, Price } from '../kernel/index.ts'
import { describeObject, describeValue } from './docs.ts'
import type { JsonSchema } from './json-schema.ts'
import { namedSchemas } from './named-schemas.ts'

const propertyOf = (field: z.core.$ZodType): JsonSchema | undefined => {
  const Thing = describeObject(z.object({ field }), 'inferred', 'A thing.', { field: 'A field.' })
  return namedSchemas({ Thing })['Thing']?.properties?.['field']
}

test('an object stands with its description, its source and what it requires', () => {
  const schema = z.object({ id: z.string(), note: z.optional(z.string()) })
  const Thing = describeObject(schema, 'reference', 'A thing.', { id: 'Its id.', note: 'A note.' })
  expect(namedSchemas({ Thing })['Thing']).toEqual({
    description: 'A thing.',
    'x-source': 'reference',
    type: 'object',
    properties: {
      id: { description: 'Its id.', type: 'string' },
      note: { description: 'A note.', type: 'string' },
    },
    required: ['id'],
  })
})

test('a loose object allows more, a closed input does not say', () => {
  const Loose = describeObject(z.looseObject({}), 'inferred', 'Loose.', {})
  const Plain = describeObject(z.object({}), 'inferred', 'Plain.', {})
  const { Loose: loose, Plain: plain } = namedSchemas({ Loose, Plain })
  expect(loose?.additionalProperties).toBe(true)
  expect(plain).not.toHaveProperty('additionalProperties')
})

test.each<[string, z.core.$ZodType, JsonSchema]>([
  ['a text of a least length', z.string().check(z.minLength(2)), { type: 'string', minLength: 2 }],
  ['a whole number', z.int(), { type: 'integer' }],
  [
    'a whole number in a range',
    z.int().check(z.minimum(1), z.maximum(9)),
    { type: 'integer', minimum: 1, maximum: 9 },
  ],
  ['a text that may be null', nullish(z.string()), { type: ['string', 'null'] }],
  [
    'a list that may be null',
    nullish(z.array(z.string())),
    { type: ['array', 'null'], items: { type: 'string' } },
  ],
  [
    'a record of anything',
    z.record(z.string(), z.unknown()),
    { type: 'object', additionalProperties: true },
  ],
  [
    'a record of numbers',
    z.record(z.string(), z.int()),
    { type: 'object', additionalProperties: { type: 'integer' } },
  ],
  ['an enum', z.enum(['a', 'b']), { type: 'string', enum: ['a', 'b'] }],
  [
    'an open enum, known values first',
    openEnum(['a', 'b']),
    { anyOf: [{ type: 'string', enum: ['a', 'b'] }, { type: 'string' }] },
  ],
  [
    'an open enum that may be null, in one list',
    nullish(openEnum(['a'])),
    { anyOf: [{ type: 'string', enum: ['a'] }, { type: 'string' }, { type: 'null' }] },
  ],
  [
    'an enum that may be null',
    nullish(z.enum(['a'])),
    { anyOf: [{ type: 'string', enum: ['a'] }, { type: 'null' }] },
  ],
])('%s is written in its plainest form', (_, schema, expected) => {
  expect(propertyOf(schema)).toEqual({ description: 'A field.', ...expected })
})

test('a schema with a name is referred to by it, null or in a list', () => {
  const Part = z.looseObject({ id: z.string() })
  const Colour = openEnum(['red'])
  const Whole = z.object({ part: nullish(Part), parts: z.array(Part), colour: Colour })
  const { Whole: whole } = namedSchemas({
    Whole: describeObject(Whole, 'inferred', 'A whole.', {
      part: 'One part.',
      parts: 'More parts.',
      colour: 'Its colour.',
    }),
    Part: describeObject(Part, 'inferred', 'A part.', { id: 'Its id.' }),
    Colour: describeValue(Colour, 'inferred', 'A colour.'),
  })
  expect(whole?.properties).toEqual({
    part: {
      description: 'One part.',
      anyOf: [{ $ref: '#/components/schemas/Part' }, { type: 'null' }],
    },
    parts: {
      description: 'More parts.',
      type: 'array',
      items: { $ref: '#/components/schemas/Part' },
    },
    colour: { description: 'Its colour.', $ref: '#/components/schemas/Colour' },
  })
})

test('a source that is that of the schema around it goes without saying', () => {
  const schema = z.object({ a: z.string(), b: z.string() })
  const Thing = describeObject(schema, 'assumed', 'A thing.', {
    a: { description: 'Like the rest.', source: 'assumed' },
    b: { description: 'Unlike the rest.', source: 'reference' },
  })
  expect(namedSchemas({ Thing })['Thing']?.properties).toEqual({
    a: { description: 'Like the rest.', type: 'string' },
    b: { description: 'Unlike the rest.', type: 'string', 'x-source': 'reference' },
  })
})

test('money says what it is counted in', () => {
  expect(propertyOf(Price)).toEqual({
    description: 'A field.',
    type: 'integer',
    minimum: 200,
    'x-unit': 'cents',
  })
  expect(propertyOf(nullish(Money))).toEqual({
    description: 'A field.',
    type: ['integer', 'null'],
    'x-unit': 'cents',
  })
})

test('a default, its source, a format and a source of its own are carried over', () => {
  const schema = z.object({ at: z.optional(z.string()) })
  const Thing = describeObject(schema, 'inferred', 'A thing.', {
    at: {
      description: 'When.',
      format: 'date-time',
      default: 'now',
      defaultSource: 'assumed',
      source: 'reference',
    },
  })
  expect(namedSchemas({ Thing })['Thing']?.properties?.['at']).toEqual({
    description: 'When.',
    type: 'string',
    format: 'date-time',
    default: 'now',
    'x-default-source': 'assumed',
    'x-source': 'reference',
  })
})
