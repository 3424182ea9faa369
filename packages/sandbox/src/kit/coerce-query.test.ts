import { createAgent, listAgents } from '@molt-sdk/contracts/moltinfra/agents/agents'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { coerceQuery, fieldNames } from './coerce-query.ts'

const read = (query: string): Record<string, unknown> =>
  coerceQuery(listAgents.query, new URLSearchParams(query))

test('numbers are read where the contract has numbers', () => {
  expect(read('page=2&limit=50&status=active')).toEqual({ page: 2, limit: 50, status: 'active' })
})

test('what is not a number stays as it was sent, for the check to name', () => {
  expect(read('page=two&limit=')).toEqual({ page: 'two', limit: '' })
  expect(read('page=1&page=2')).toEqual({ page: ['1', '2'] })
})

test('parameters that the contract does not know are left out', () => {
  expect(read('page=1&verbose=true')).toEqual({ page: 1 })
})

test('booleans and lists are read by their schema', () => {
  const schema = z.object({
    deep: z.optional(z.nullable(z.boolean())),
    tags: z.optional(z.array(z.string())),
  })
  const values = (query: string): unknown => coerceQuery(schema, new URLSearchParams(query))
  expect(values('deep=true&tags=a&tags=b')).toEqual({ deep: true, tags: ['a', 'b'] })
  expect(values('deep=yes&tags=a')).toEqual({ deep: 'yes', tags: ['a'] })
})

test('the field names of a schema are known', () => {
  expect(fieldNames(createAgent.body)).toContain('modelProvider')
  expect(fieldNames(z.string())).toEqual([])
})
