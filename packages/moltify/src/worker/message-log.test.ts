import { createMemoryStore } from '@molt-sdk/core/worker'
import { expect, test } from 'vitest'
import type { Noticed } from './message-log.ts'
import { noteMessage } from './message-log.ts'
import { jobTraits } from './queues.ts'

/** The numbers that messages with the same text get, in the order in which they are noticed. */
const numbersOf = async (...noticed: readonly Noticed[]): Promise<number[]> => {
  const memory = createMemoryStore(jobTraits)
  const store = {
    get: memory.get,
    set: (name: string, value: string) => memory.set(name, value, 0),
  }
  const numbers: number[] = []
  for (const one of noticed) numbers.push(await noteMessage(store, 'task', 'hash', one))
  return numbers
}

const webhook = { webhook: 1_000 }
const polled = { poll: 1_001, id: 'a' }

test.for<[string, readonly Noticed[], number[]]>([
  ['a webhook that comes twice', [webhook, webhook], [0, 0]],
  ['a webhook, then polling', [webhook, polled, polled, webhook], [0, 0, 0, 0]],
  ['polling, then a webhook', [polled, webhook, polled, webhook], [0, 0, 0, 0]],
  [
    'a webhook with an id',
    [
      { ...webhook, id: 'a' },
      { ...polled, poll: 900_000 },
    ],
    [0, 0],
  ],
])('counts %s as one message', async ([, noticed, numbers]) => {
  expect(await numbersOf(...noticed)).toEqual(numbers)
})

test.for<[string, readonly Noticed[]]>([
  ['two webhooks', [webhook, { webhook: 1_002 }]],
  ['two polled messages', [polled, { poll: 1_001, id: 'b' }]],
  ['a webhook and a message of another time', [webhook, { poll: 7_000, id: 'b' }]],
])('counts %s as two messages', async ([, noticed]) => {
  expect(await numbersOf(...noticed)).toEqual([0, 1])
})

test('counts two messages that are noticed both ways as two', async () => {
  const next = [{ webhook: 2_000 }, { poll: 2_001, id: 'b' }]
  expect(await numbersOf(webhook, ...next, polled)).toEqual([0, 1, 0, 1])
})
