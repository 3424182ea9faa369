import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { nullish, openEnum } from './open-enum.ts'

const Status = openEnum(['active', 'inactive'])

test('a known and an unknown value pass, anything but a string does not', () => {
  expect(z.safeParse(Status, 'active').success).toBe(true)
  expect(z.safeParse(Status, 'retired').success).toBe(true)
  expect(z.safeParse(Status, 7).success).toBe(false)
})

test('the known values can be read from it', () => {
  expect(Status.known).toEqual(['active', 'inactive'])
})

test('a field that may be missing may also be null', () => {
  const schema = z.object({ note: nullish(z.string()) })
  for (const value of [{}, { note: null }, { note: undefined }, { note: 'x' }]) {
    expect(z.safeParse(schema, value).success).toBe(true)
  }
  expect(z.safeParse(schema, { note: 7 }).success).toBe(false)
})
