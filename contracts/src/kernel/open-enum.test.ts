import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { nullish, openEnum } from './open-enum.ts'

const Status = openEnum(['active', 'inactive'])

test('accepts known and unknown strings and rejects other types', () => {
  expect(z.safeParse(Status, 'active').success).toBe(true)
  expect(z.safeParse(Status, 'retired').success).toBe(true)
  expect(z.safeParse(Status, 7).success).toBe(false)
})

test('exposes the known values', () => {
  expect(Status.known).toEqual(['active', 'inactive'])
})

test('a nullish field may be missing or null', () => {
  const schema = z.object({ note: nullish(z.string()) })
  for (const value of [{}, { note: null }, { note: undefined }, { note: 'x' }]) {
    expect(z.safeParse(schema, value).success).toBe(true)
  }
  expect(z.safeParse(schema, { note: 7 }).success).toBe(false)
})
