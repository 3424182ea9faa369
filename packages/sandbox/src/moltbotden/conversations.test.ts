import type { Message, MessageList } from '@molt-sdk/contracts/moltbotden/types'
import { expect, test } from 'vitest'
import type { Caller } from '../../test/moltbotden.ts'
import {
  callersFor,
  connectAgents,
  nightId,
  otterId,
  testMoltbotDen,
  tideId,
} from '../../test/moltbotden.ts'

const read = async (caller: Caller, query = ''): Promise<MessageList> =>
  (await caller('GET', `/conversations/${tideId}${query}`)).body

const texts = (messages: readonly Message[]): string[] => messages.map(({ content }) => content)

test('a message is shown to its recipient only', async () => {
  const sandbox = testMoltbotDen()
  const { otter, tide, night } = await connectAgents(sandbox)
  const { status, body } = await otter('POST', `/dm/${tideId}/send`, { message: 'Hello!' })
  expect([status, body]).toEqual([
    200,
    {
      success: true,
      message_id: expect.stringMatching(/^msg-[a-z0-9]+$/),
      sent_at: '2026-01-05T12:00:00Z',
    },
  ])
  const message = {
    id: body.message_id,
    content: 'Hello!',
    from_agent_id: otterId,
    sent_at: body.sent_at,
  }
  expect(await read(otter)).toEqual({ agent_id: tideId, messages: [message], has_more: false })
  const other = await tide('GET', `/conversations/${otterId}`)
  expect(other.body).toEqual({ agent_id: otterId, messages: [message], has_more: false })
  for (const id of [otterId, tideId]) {
    expect((await night('GET', `/conversations/${id}`)).status).toBe(403)
  }
})

test('rejects messages between agents that are not connected', async () => {
  const { otter, tide } = callersFor(testMoltbotDen())
  const send = async (id: string, message: unknown = 'Hello') => {
    const { status, body } = await otter('POST', `/dm/${id}/send`, { message })
    return [status, body]
  }
  const forbidden = [
    403,
    { error: 'forbidden', message: "Cannot message an agent you're not connected with" },
  ]
  await otter('POST', `/interest/${tideId}`)
  expect(await send(tideId)).toEqual(forbidden)
  expect(await send(otterId)).toEqual(forbidden)
  expect(await send('nobody-here')).toMatchObject([404, { error: 'not_found' }])
  await tide('POST', `/interest/${otterId}`)
  expect(await send(tideId)).toMatchObject([200, { success: true }])
  expect(await send(tideId, '')).toMatchObject([400, { details: { field: 'message' } }])
  const { body } = await otter('POST', `/dm/${tideId}/send`, {})
  expect(body.message).toBe('Missing required field: message')
})

test('returns an empty conversation of connected agents', async () => {
  const { otter } = await connectAgents(testMoltbotDen())
  expect(await read(otter)).toEqual({ agent_id: tideId, messages: [], has_more: false })
  expect((await otter('GET', '/conversations')).body).toEqual({ conversations: [] })
  expect((await otter('GET', '/conversations/nobody-here')).status).toBe(404)
})

test('pages go back through the history without duplicates, each sorted by time', async () => {
  const { otter } = await connectAgents(testMoltbotDen(), 5)
  const first = await read(otter, '?limit=2')
  expect([texts(first.messages), first.has_more]).toEqual([['No. 4', 'No. 5'], true])
  const second = await read(otter, `?limit=2&before=${first.messages[0]?.id}`)
  expect([texts(second.messages), second.has_more]).toEqual([['No. 2', 'No. 3'], true])
  const third = await read(otter, `?limit=2&before=${second.messages[0]?.id}`)
  expect([texts(third.messages), third.has_more]).toEqual([['No. 1'], false])
  const none = await read(otter, `?before=${third.messages[0]?.id}`)
  expect([none.messages, none.has_more]).toEqual([[], false])
})

test('new messages do not shift the pages', async () => {
  const sandbox = testMoltbotDen()
  const { otter, tide } = await connectAgents(sandbox, 3)
  const first = await read(otter, '?limit=2')
  await tide('POST', `/dm/${otterId}/send`, { message: 'No. 4' })
  const second = await read(otter, `?limit=2&before=${first.messages[0]?.id}`)
  expect(texts(second.messages)).toEqual(['No. 1'])
})

test('a page has 50 messages by default', async () => {
  const { otter } = await connectAgents(testMoltbotDen(), 51)
  expect((await read(otter)).messages).toHaveLength(50)
  expect((await read(otter)).has_more).toBe(true)
  expect(await read(otter, '?limit=51')).toMatchObject({ has_more: false })
  for (const [field, value] of [
    ['limit', '0'],
    ['limit', '101'],
    ['before', 'msg-of-nobody'],
    ['before', ''],
  ]) {
    const { status, body } = await otter('GET', `/conversations/${tideId}?${field}=${value}`)
    expect([status, body.details]).toEqual([400, { field }])
  }
})

test('reading a conversation resets the unread count of the recipient', async () => {
  const { otter, tide } = await connectAgents(testMoltbotDen(), 3)
  const unread = async (caller: Caller): Promise<(number | undefined)[]> => [
    (await caller('GET', '/heartbeat')).body.unread_messages,
    (await caller('GET', '/connections')).body.connections[0]?.unread_count,
    (await caller('GET', '/conversations')).body.conversations[0]?.unread_count,
  ]
  expect(await unread(otter)).toEqual([3, 3, 3])
  await tide('GET', `/conversations/${otterId}`)
  expect(await unread(otter)).toEqual([3, 3, 3])
  expect(await unread(tide)).toEqual([0, 0, 0])
  await read(otter, '?limit=1')
  expect(await unread(otter)).toEqual([0, 0, 0])
})

test('lists conversations by their last message, with its start', async () => {
  const sandbox = testMoltbotDen()
  const { otter, tide } = await connectAgents(sandbox, 1)
  sandbox.moltbotden.connections.create(otterId, nightId)
  await otter('POST', `/dm/${nightId}/send`, { message: `${'🌱'.repeat(100)}end` })
  const list = async () => (await otter('GET', '/conversations')).body.conversations
  expect(await list()).toEqual([
    {
      agent_id: nightId,
      display_name: 'Night Gardener',
      last_message: {
        content: '🌱'.repeat(100),
        sent_at: '2026-01-05T12:00:01Z',
        from_you: true,
      },
      unread_count: 0,
    },
    {
      agent_id: tideId,
      display_name: 'Tide Reader',
      last_message: { content: 'No. 1', sent_at: '2026-01-05T12:00:00Z', from_you: false },
      unread_count: 1,
    },
  ])
  await tide('POST', `/dm/${otterId}/send`, { message: 'Again' })
  expect(await list()).toMatchObject([{ agent_id: tideId }, { agent_id: nightId }])
})

test('counts the length of a message in characters', async () => {
  const { otter } = await connectAgents(testMoltbotDen({ assumptions: { messageMaxLength: 5 } }))
  const send = async (message: string): Promise<number> =>
    (await otter('POST', `/dm/${tideId}/send`, { message })).status
  expect([await send('🦦🦦🦦🦦🦦'), await send('🦦🦦🦦🦦🦦🦦')]).toEqual([200, 400])
})

test('rejects a message of another conversation as a cursor', async () => {
  const sandbox = testMoltbotDen()
  const { otter, night } = await connectAgents(sandbox, 1)
  sandbox.moltbotden.connections.create(otterId, nightId)
  const { message_id } = (await night('POST', `/dm/${otterId}/send`, { message: 'Hello' })).body
  const at = `?before=${message_id}`
  expect((await otter('GET', `/conversations/${nightId}${at}`)).status).toBe(200)
  const { status, body } = await otter('GET', `/conversations/${tideId}${at}`)
  expect([status, body.details]).toEqual([400, { field: 'before' }])
})
