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

test('converts an object with description, provenance and required fields', () => {
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

test('a loose object allows additional properties, an input does not mention them', () => {
  const Loose = describeObject(z.looseObject({}), 'inferred', 'Loose.', {})
  const Plain = describeObject(z.object({}), 'inferred', 'Plain.', {})
  const { Loose: loose, Plain: plain } = namedSchemas({ Loose, Plain })
  expect(loose?.additionalProperties).toBe(true)
  expect(plain).not.toHaveProperty('additionalProperties')
})

test.each<[string, z.core.$ZodType, JsonSchema]>([
  [
    'a string with a minimum length',
    z.string().check(z.minLength(2)),
    { type: 'string', minLength: 2 },
  ],
  ['an integer', z.int(), { type: 'integer' }],
  [
    'an integer in a range',
    z.int().check(z.minimum(1), z.maximum(9)),
    { type: 'integer', minimum: 1, maximum: 9 },
  ],
  ['a nullable string', nullish(z.string()), { type: ['string', 'null'] }],
  [
    'a nullable array',
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
    'a nullable open enum, as one array',
    nullish(openEnum(['a'])),
    { anyOf: [{ type: 'string', enum: ['a'] }, { type: 'string' }, { type: 'null' }] },
  ],
  [
    'a nullable enum',
    nullish(z.enum(['a'])),
    { anyOf: [{ type: 'string', enum: ['a'] }, { type: 'null' }] },
  ],
])('simplifies %s', (_, schema, expected) => {
  expect(propertyOf(schema)).toEqual({ description: 'A field.', ...expected })
})

test('refers to a named schema by name, also if nullable or in an array', () => {
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

test('omits a provenance that equals that of the parent', () => {
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

test('an amount has a unit', () => {
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

test('keeps default, its provenance, format and provenance', () => {
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
    'x-default': 'now',
    'x-default-source': 'assumed',
    'x-source': 'reference',
  })
})
