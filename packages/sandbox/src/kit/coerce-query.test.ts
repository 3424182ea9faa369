import { createAgent, listAgents } from '@molt-sdk/contracts/moltinfra/agents/agents'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { coerceQuery, fieldNames } from './coerce-query.ts'

const read = (query: string): Record<string, unknown> =>
  coerceQuery(listAgents.query, new URLSearchParams(query))

test('parses numbers where the contract has numbers', () => {
  expect(read('page=2&limit=50&status=active')).toEqual({ page: 2, limit: 50, status: 'active' })
})

test('keeps values that are not numbers, for validation', () => {
  expect(read('page=two&limit=')).toEqual({ page: 'two', limit: '' })
  expect(read('page=1&page=2')).toEqual({ page: ['1', '2'] })
})

test('removes parameters that are not in the contract', () => {
  expect(read('page=1&verbose=true')).toEqual({ page: 1 })
})

test('parses booleans and arrays by their schema', () => {
  const schema = z.object({
    deep: z.optional(z.nullable(z.boolean())),
    tags: z.optional(z.array(z.string())),
  })
  const values = (query: string): unknown => coerceQuery(schema, new URLSearchParams(query))
  expect(values('deep=true&tags=a&tags=b')).toEqual({ deep: true, tags: ['a', 'b'] })
  expect(values('deep=yes&tags=a')).toEqual({ deep: 'yes', tags: ['a'] })
})

test('returns the field names of a schema', () => {
  expect(fieldNames(createAgent.body)).toContain('modelProvider')
  expect(fieldNames(z.string())).toEqual([])
})
