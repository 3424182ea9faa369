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

test.each(cases)('the fixture of $id matches the contract', ({ operation, fixture }) => {
  const { path, query, body, response } = operation
  expect(explainErrors(response, fixture.data)).toBeUndefined()
  expect(query && explainErrors(query, fixture.args.query)).toBeUndefined()
  expect(body && explainErrors(body, fixture.args.body)).toBeUndefined()
  expect(!body).toBe(fixture.args.body === undefined)
  const params = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
  expect(Object.keys(fixture.args.params ?? {})).toEqual(params)
})

test('the fixtures contain every field of a query and of a body', () => {
  const shapeOf = (schema: unknown): string[] =>
    Object.keys((schema as { shape?: Record<string, unknown> }).shape ?? {}).sort()
  for (const { operation, fixture } of cases) {
    const { id, query, body } = operation
    if (query) expect(Object.keys(fixture.args.query ?? {}).sort(), id).toEqual(shapeOf(query))
    if (body) expect(Object.keys(fixture.args.body ?? {}).sort(), id).toEqual(shapeOf(body))
  }
})

test('the heartbeat of later versions only differs in its method, and is not an operation', () => {
  const { id, method, source, ...rest } = postHeartbeat
  expect({ id, method, source }).toEqual({
    id: 'postHeartbeat',
    method: 'POST',
    source: 'inferred',
  })
  expect(moltbotden.operations.getHeartbeat).toMatchObject(rest)
  expect(Object.keys(moltbotden.operations)).not.toContain(id)
})
