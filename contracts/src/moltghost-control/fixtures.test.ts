import { expect, test } from 'vitest'
import type { Fixture, Operation } from '../kernel/index.ts'
import { explainErrors } from '../kernel/index.ts'
import { moltghostControl } from './api.ts'
import { fixtures } from './docs.ts'

const cases = Object.values<Operation>(moltghostControl.operations).map((operation) => ({
  id: operation.id,
  operation,
  fixture: (fixtures as Readonly<Record<string, Fixture>>)[operation.id] as Fixture,
}))

test.each(cases)('the fixture of $id matches the contract', ({ operation, fixture }) => {
  const { body, response, streamEvent } = operation
  expect(explainErrors(response, fixture.data)).toBeUndefined()
  expect(body && explainErrors(body, fixture.args.body)).toBeUndefined()
  expect(!body).toBe(fixture.args.body === undefined)
  expect(!streamEvent).toBe(fixture.events === undefined)
  for (const event of fixture.events ?? []) {
    expect(streamEvent && explainErrors(streamEvent, event)).toBeUndefined()
  }
})

test('the fixtures contain every field of a request', () => {
  for (const { operation, fixture } of cases) {
    const { shape = {} } = (operation.body ?? {}) as { shape?: object }
    const fields = Object.keys(fixture.args.body ?? {})
    expect(fields.sort(), operation.id).toEqual(Object.keys(shape).sort())
  }
})
