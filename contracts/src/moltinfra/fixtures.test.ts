import { expect, test } from 'vitest'
import type { Fixture, Operation } from '../kernel/index.ts'
import { explainErrors } from '../kernel/index.ts'
import { moltinfra } from './api.ts'
import { fixtures } from './docs.ts'

const cases = Object.values<Operation>(moltinfra.operations).map((operation) => ({
  id: operation.id,
  operation,
  fixture: (fixtures as Readonly<Record<string, Fixture>>)[operation.id] as Fixture,
}))

test.each(cases)('the fixture of $id matches the contract', ({ operation, fixture }) => {
  const { query, body, response, streamEvent } = operation
  expect(explainErrors(response, fixture.data)).toBeUndefined()
  expect(query && explainErrors(query, fixture.args.query)).toBeUndefined()
  expect(body && explainErrors(body, fixture.args.body)).toBeUndefined()
  for (const event of fixture.events ?? []) {
    expect(streamEvent && explainErrors(streamEvent, event)).toBeUndefined()
  }
})

test('the stream events of a fixture add up to its text', () => {
  const { events = [], data } = fixtures.streamMessage
  expect(events.map(({ content }) => content ?? '').join('')).toBe(data.response)
})
