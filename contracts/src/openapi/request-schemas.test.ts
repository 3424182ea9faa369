import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { Schema } from '../kernel/index.ts'
import { operation } from '../kernel/index.ts'
import { describeValue } from './docs.ts'
import { namedSchemas } from './named-schemas.ts'
import { requestSchemas } from './request-schemas.ts'

const Tag = z.object({ words: z.array(z.string()) })
const NewThing = z.object({ tags: z.array(Tag) })
const Thing = z.object({ id: z.string() })

const createThing = operation({
  id: 'createThing',
  method: 'POST',
  path: '/things',
  auth: 'apiKey',
  effect: 'create',
  body: NewThing,
  response: Thing,
  status: 201,
  errors: [],
  source: 'assumed',
})

const requestsOf = (named: Readonly<Record<string, Schema>>, body: Schema, response: Schema) => {
  const schemas = Object.fromEntries(
    Object.entries(named).map(([name, schema]) => [name, describeValue(schema, 'assumed', '')]),
  )
  const operations = { createThing: { ...createThing, body, response } }
  return [...requestSchemas({ operations }, { schemas }, namedSchemas(schemas))].sort()
}

test('returns the schemas of bodies and those inside them', () => {
  expect(requestsOf({ Tag, NewThing, Thing }, NewThing, Thing)).toEqual(['NewThing', 'Tag'])
})

test('throws for a schema with arrays that responses contain too', () => {
  const Tagged = z.object({ tag: Tag })
  expect(() => requestsOf({ Tag, NewThing, Tagged }, NewThing, Tagged)).toThrow(
    'Tag has arrays and is part of requests and of responses. Give each a schema of its own.',
  )
})

test('allows a schema without arrays in requests and in responses', () => {
  const NewPart = z.object({ whole: Thing })
  const Part = z.object({ whole: Thing })
  expect(requestsOf({ Thing, NewPart, Part }, NewPart, Part)).toEqual(['NewPart', 'Thing'])
})
