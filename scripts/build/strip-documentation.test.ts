import { expect, test } from 'vitest'
import { withoutDocumentation } from './strip-documentation.ts'

test('removes what a client does not read, and nothing else', () => {
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
  expect(withoutDocumentation(source)).toBe(`export const Status = openEnum([])
export const getShip = operation({
  id: 'getShip',
  method: 'GET',
})
const limits = { general: { limit: 60, windowMs: 60_000 } }
`)
})
