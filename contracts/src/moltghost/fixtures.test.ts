import { expect, test } from 'vitest'
import type { Fixture, Operation } from '../kernel/index.ts'
import { explainErrors } from '../kernel/index.ts'
import { moltghost } from './api.ts'
import { fixtures } from './docs.ts'

const cases = Object.values<Operation>(moltghost.operations).map((operation) => ({
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

test('the stream events of a fixture add up to its text', () => {
  const chat = fixtures.createChat
  const chunks = chat.events?.map(({ choices }) => choices?.[0]?.delta?.content ?? '')
  expect(chunks?.join('')).toBe(chat.data.content)
  const { events, data } = fixtures.createCompletion
  const text = events?.map(({ choices }) => choices?.[0]?.text ?? '')
  expect(text?.join('')).toBe(data.choices[0]?.text)
})
