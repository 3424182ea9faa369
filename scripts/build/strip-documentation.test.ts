import { expect, test } from 'vitest'
import { removeDocumentation } from './strip-documentation.ts'

test('removes only fields that clients do not read', () => {
  const source = `export const Status = openEnum(['open', 'closed'])
export const getShip = operation({
  id: 'getShip',
  method: 'GET',
  status: 200,
  errors: [
    'SHIP_NOT_FOUND',
    'UNAUTHORIZED',
  ],
  source: 'reference',
})
const limits = { general: { limit: 60, windowMs: 60_000, source: 'inferred' } }
`
  expect(removeDocumentation(source)).toBe(`export const Status = openEnum([])
export const getShip = operation({
  id: 'getShip',
  method: 'GET',
})
const limits = { general: { limit: 60, windowMs: 60_000 } }
`)
})
