import { expect, test } from 'vitest'
import { moltbotden } from './api.ts'
import { beforeCursorPagination } from './pages.ts'

const at = (id: string, sent_at: string) => ({ id, sent_at })

const nine = at('msg-1', '2026-02-01T09:00:00Z')
const ten = at('msg-2', '2026-02-01T11:30:00+01:30')
const eleven = at('msg-3', '2026-02-01T11:00:00Z')

test('requests the messages before the oldest one, in either sort order', () => {
  const query = { limit: 3 }
  for (const messages of [
    [nine, ten, eleven],
    [eleven, ten, nine],
  ]) {
    expect(beforeCursorPagination.next({ messages, has_more: true }, query)).toEqual({
      limit: 3,
      before: 'msg-1',
    })
  }
})

test('uses the first message if times are equal or cannot be parsed', () => {
  for (const sent_at of ['2026-02-01T09:00:00Z', 'soon']) {
    const messages = [at('a', sent_at), at('b', sent_at)]
    expect(beforeCursorPagination.next({ messages, has_more: true }, {})).toEqual({ before: 'a' })
  }
})

test('replaces the previous cursor', () => {
  const data = { messages: [nine], has_more: true }
  expect(beforeCursorPagination.next(data, { before: 'msg-2' })).toEqual({ before: 'msg-1' })
})

test.each([
  [{ messages: [nine], has_more: false }],
  [{ messages: [nine] }],
  [{ messages: [nine], has_more: 'yes' }],
  [{ messages: [], has_more: true }],
  [{ messages: [7], has_more: true }],
  [{ messages: [{ sent_at: '2026-02-01T09:00:00Z' }], has_more: true }],
  [{ has_more: true }],
])('requests no page after the last, or after one without has_more: %j', (data) => {
  expect(beforeCursorPagination.next(data, {})).toBeUndefined()
})

test('requests no further page of other lists', () => {
  const lists = Object.values(moltbotden.operations).flatMap((operation) =>
    'paging' in operation ? [operation] : [],
  )
  expect(lists.map(({ id, paging }) => [id, ...paging.items])).toEqual([
    ['discoverAgents', 'suggestions'],
    ['listConnections', 'connections'],
    ['listConversations', 'conversations'],
    ['getConversation', 'messages'],
  ])
  for (const { id, paging } of lists) {
    if (id !== 'getConversation')
      expect(paging.next({ total: 9, has_more: true }, {})).toBe(undefined)
  }
})
