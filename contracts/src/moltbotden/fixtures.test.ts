import { expect, test } from 'vitest'
import type { Fixture, Operation } from '../kernel/index.ts'
import { explainErrors } from '../kernel/index.ts'
import { moltbotden } from './api.ts'
import { fixtures } from './docs.ts'
import { postHeartbeat } from './heartbeat/heartbeat.ts'

const cases = Object.values<Operation>(moltbotden.operations).map((operation) => ({
  id: operation.id,
  operation,
  fixture: (fixtures as Readonly<Record<string, Fixture>>)[operation.id] as Fixture,
}))

test.each(cases)('the fixture of $id keeps the contract', ({ operation, fixture }) => {
  const { path, query, body, response } = operation
  expect(explainErrors(response, fixture.data)).toBeUndefined()
  expect(query && explainErrors(query, fixture.args.query)).toBeUndefined()
  expect(body && explainErrors(body, fixture.args.body)).toBeUndefined()
  expect(!body).toBe(fixture.args.body === undefined)
  const params = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
  expect(Object.keys(fixture.args.params ?? {})).toEqual(params)
})

test('every field of a query and of a body is shown by a fixture', () => {
  const shapeOf = (schema: unknown): string[] =>
    Object.keys((schema as { shape?: Record<string, unknown> }).shape ?? {}).sort()
  for (const { operation, fixture } of cases) {
    const { id, query, body } = operation
    if (query) expect(Object.keys(fixture.args.query ?? {}).sort(), id).toEqual(shapeOf(query))
    if (body) expect(Object.keys(fixture.args.body ?? {}).sort(), id).toEqual(shapeOf(body))
  }
})

test('the other heartbeat differs in its method alone, and stands in no table', () => {
  const { id, method, source, ...rest } = postHeartbeat
  expect({ id, method, source }).toEqual({
    id: 'postHeartbeat',
    method: 'POST',
    source: 'inferred',
  })
  expect(moltbotden.operations.getHeartbeat).toMatchObject(rest)
  expect(Object.keys(moltbotden.operations)).not.toContain(id)
})
