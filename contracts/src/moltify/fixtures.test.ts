import { expect, test } from 'vitest'
import type { Fixture, Operation } from '../kernel/index.ts'
import { explainErrors } from '../kernel/index.ts'
import { moltify } from './api.ts'
import { fixtures } from './docs.ts'

const cases = Object.values<Operation>(moltify.operations).map((operation) => ({
  id: operation.id,
  operation,
  fixture: (fixtures as Readonly<Record<string, Fixture>>)[operation.id] as Fixture,
}))

test.each(cases)('the fixture of $id matches the contract', ({ operation, fixture }) => {
  const { path, query, body, response } = operation
  expect(explainErrors(response, fixture.data)).toBeUndefined()
  expect(query && explainErrors(query, fixture.args.query)).toBeUndefined()
  expect(body && explainErrors(body, fixture.args.body)).toBeUndefined()
  expect(!body).toBe(fixture.args.body === undefined)
  const params = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
  expect(Object.keys(fixture.args.params ?? {})).toEqual(params)
})

test('the fixtures contain every field of inputs and responses', () => {
  const shapeOf = (schema: unknown): string[] =>
    Object.keys((schema as { shape?: Record<string, unknown> }).shape ?? {})
  for (const { operation, fixture } of cases) {
    const { id, query, body, effect } = operation
    // A change contains the changed fields, an action its required fields.
    if (effect === 'replace' || id === 'callbackTask') continue
    if (query)
      expect(Object.keys(fixture.args.query ?? {}).sort(), id).toEqual(shapeOf(query).sort())
    if (body) expect(Object.keys(fixture.args.body ?? {}).sort(), id).toEqual(shapeOf(body).sort())
  }
})
