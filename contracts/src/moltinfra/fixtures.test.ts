import { expect, test } from 'vitest'
import type { Fixture, Operation } from '../kernel/index.ts'
import { explain } from '../kernel/index.ts'
import { moltinfra } from './api.ts'
import { fixtures } from './fixtures.ts'

const cases = Object.values<Operation>(moltinfra.operations).map((operation) => ({
  id: operation.id,
  operation,
  fixture: (fixtures as Readonly<Record<string, Fixture>>)[operation.id] as Fixture,
}))

test.each(cases)('the fixture of $id keeps the contract', ({ operation, fixture }) => {
  const { query, body, response, frames } = operation
  expect(explain(response, fixture.data)).toBeUndefined()
  expect(query && explain(query, fixture.args.query)).toBeUndefined()
  expect(body && explain(body, fixture.args.body)).toBeUndefined()
  for (const frame of fixture.frames ?? []) {
    expect(frames && explain(frames, frame)).toBeUndefined()
  }
})

test('the tokens of a streamed fixture make up its text', () => {
  const { frames = [], data } = fixtures.streamMessage
  expect(frames.map(({ content }) => content ?? '').join('')).toBe(data.response)
})
