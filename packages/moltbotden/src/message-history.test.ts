import { getEventListeners } from 'node:events'
import { describe, expect, test } from 'vitest'
import { neverRespond } from '../../core/test/behaviors.ts'
import { rejectionOf, waitForCondition } from '../../core/test/client.ts'
import type { Behavior } from '../../core/test/scripted-server.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import { all, denAt, errorResponse, ok } from '../test/moltbotden.ts'
import type { HistoryOptions } from './message-history.ts'

const message = (number: number) => ({
  id: `m${number}`,
  content: `Number ${number}`,
  from_agent_id: number % 2 ? 'a1' : 'me',
  sent_at: new Date(Date.UTC(2026, 1, 1) + number * 60_000).toISOString(),
})

const page = (numbers: readonly number[], has_more: boolean): Behavior =>
  ok({ agent_id: 'a1', messages: numbers.map(message), has_more })

interface Habits {
  /** The order of pages. */
  newestFirst?: boolean
  /** Whether the cursor is the first message of the page that it leads to. */
  inclusive?: boolean
}

/** Stores messages 1 to `count`, and returns them in pages of 50 or of the requested size. */
const keeper =
  (count: number, { newestFirst = false, inclusive = false }: Habits = {}): Behavior =>
  (turn) => {
    const { searchParams } = new URL(turn.request.url, 'http://x')
    const before = searchParams.get('before')
    const end = before ? Number(before.slice(1)) - (inclusive ? 0 : 1) : count
    const start = Math.max(1, end - Number(searchParams.get('limit') ?? 50) + 1)
    const numbers = Array.from({ length: end - start + 1 }, (_, index) => start + index)
    return page(newestFirst ? numbers.reverse() : numbers, start > 1)(turn)
  }

const idsOf = async (messages: AsyncIterable<{ id: string }>): Promise<string[]> =>
  (await all(messages)).map(({ id }) => id)

const ids = (from: number, to: number): string[] =>
  Array.from(
    { length: Math.abs(to - from) + 1 },
    (_, at) => `m${from < to ? from + at : from - at}`,
  )

const habits: readonly Habits[] = [
  {},
  { newestFirst: true },
  { inclusive: true },
  { newestFirst: true, inclusive: true },
]

describe.for(habits)('a conversation with the page format %o', (habit) => {
  test.for([1, 49, 50, 51, 120])('yields %d messages, newest first', async (count) => {
    const server = await scriptedServer(keeper(count, habit))
    const { conversations } = denAt(server, { contract: 'strict' })
    expect(await idsOf(conversations.messages('a1'))).toEqual(ids(count, 1))
    expect(await idsOf(conversations.messages('a1', { order: 'newest', pageSize: 7 }))).toEqual(
      ids(count, 1),
    )
  })

  test('yields messages oldest first after all pages were read', async () => {
    const server = await scriptedServer(keeper(120, habit))
    const messages = denAt(server).conversations.messages('a1', { order: 'oldest' })
    expect(await messages.next()).toMatchObject({ value: { id: 'm1' } })
    const read = server.requests.length
    expect(await idsOf(messages)).toEqual(ids(2, 120))
    expect(server.requests).toHaveLength(read)
  })
})

test('reads pages on demand', async () => {
  const server = await scriptedServer(keeper(120))
  const messages = denAt(server).conversations.messages('a1')
  expect(server.connections).toBe(0)
  for (let received = 0; received < 50; received++) await messages.next()
  expect(server.requests).toHaveLength(1)
  expect(await messages.next()).toMatchObject({ value: { id: 'm70' } })
  expect(server.requests.map(({ url }) => url)).toEqual([
    '/conversations/a1',
    '/conversations/a1?before=m71',
  ])
  await messages.return()
  expect(server.requests).toHaveLength(2)
})

test.for<readonly [HistoryOptions, string[], string[]]>([
  [{ limit: 3 }, ids(120, 118), ['?limit=3']],
  [{ limit: 50 }, ids(120, 71), ['']],
  [{ limit: 51 }, ids(120, 70), ['', '?before=m71']],
  [{ limit: 3, pageSize: 2 }, ids(120, 118), ['?limit=2', '?limit=2&before=m119']],
  [{ limit: 2, order: 'oldest' }, ids(1, 2), ['', '?before=m71', '?before=m21']],
  [{ limit: 0 }, [], []],
  [{ limit: 0, order: 'oldest' }, [], []],
])('yields at most limit messages: %o', async ([options, given, queries]) => {
  const server = await scriptedServer(keeper(120))
  expect(await idsOf(denAt(server).conversations.messages('a1', options))).toEqual(given)
  expect(server.requests.map(({ url }) => url.replace('/conversations/a1', ''))).toEqual(queries)
})

describe('a message history ends', () => {
  test.for([
    ['at an empty page with has_more', [page([3, 4], true), page([], true)], 2],
    ['at a page that equals the one before', [page([3, 4], true)], 2],
    ['when a cursor repeats', [page([3, 4], true), page([1, 2], true), page([3, 4], true)], 4],
    ['at a page with only the cursor', [page([3, 4], true), page([3], true)], 2],
    ['at the last page', [page([3, 4], false)], 1],
  ] as const)('%s, and yields each message once', async ([, answers, most]) => {
    const server = await scriptedServer(...answers)
    const given = await idsOf(denAt(server).conversations.messages('a1'))
    expect(new Set(given).size).toBe(given.length)
    expect(server.requests.length).toBeLessThanOrEqual(most)
    const cursors = server.requests.map(({ url }) => url)
    expect(new Set(cursors).size).toBe(cursors.length)
  })

  test('with the error of a page, after the messages before it', async () => {
    const server = await scriptedServer(page([3, 4], true), errorResponse(404, 'not_found'))
    const messages = denAt(server).conversations.messages('a1')
    expect([await messages.next(), await messages.next()]).toHaveLength(2)
    expect(await rejectionOf(messages.next())).toMatchObject({
      name: 'NotFoundError',
      operation: 'getConversation',
    })
    expect(await messages.next()).toEqual({ done: true, value: undefined })
  })

  test('when its signal is aborted', async () => {
    const server = await scriptedServer(page([3, 4], true), neverRespond)
    const controller = new AbortController()
    const { signal } = controller
    const walk = all(denAt(server).conversations.messages('a1', {}, { signal }))
    await waitForCondition(() => server.requests.length === 2)
    controller.abort()
    expect(await rejectionOf(walk)).toMatchObject({ name: 'AbortError' })
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })
})

test('messages with the same time keep the order of their page', async () => {
  const { sent_at } = message(1)
  const messages = [1, 2, 3].map((number) => ({ ...message(number), sent_at }))
  const server = await scriptedServer(ok({ agent_id: 'a1', messages, has_more: false }))
  const { conversations } = denAt(server)
  expect(await idsOf(conversations.messages('a1'))).toEqual(ids(3, 1))
  expect(await idsOf(conversations.messages('a1', { order: 'oldest' }))).toEqual(ids(1, 3))
})
