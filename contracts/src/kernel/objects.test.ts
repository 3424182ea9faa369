import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { extensibleObject, extra, responseObject } from './objects.ts'
import { validate } from './validate.ts'

const Boat = responseObject({ name: z.string() })

test('a response keeps fields that its schema does not know', () => {
  const boat = { name: 'Ada', sails: 3 }
  expect(validate(Boat, boat)).toBe(true)
  expect(z.parse(Boat, boat)).toEqual(boat)
})

test('reads a field that the types do not know', () => {
  const boat = z.parse(Boat, { name: 'Ada', sails: 3 })
  expect(extra(boat, 'sails')).toBe(3)
  expect(extra(boat, 'oars')).toBeUndefined()
  expect(extra(boat, 'toString')).toBeUndefined()
})

test('marks a request object that accepts unknown fields', () => {
  const NewBoat = extensibleObject({ name: z.string() })
  expect(validate(NewBoat, { name: 'Ada', sails: 3 })).toBe(true)
  expect('extensible' in NewBoat).toBe(true)
  expect('extensible' in Boat).toBe(false)
})
