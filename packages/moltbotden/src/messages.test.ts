import { describe, expect, test } from 'vitest'
import { dropConnection, neverRespond, truncateBody } from '../../core/test/behaviors.ts'
import { rejectionOf, waitForCondition } from '../../core/test/client.ts'
import type { Behavior } from '../../core/test/scripted-server.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import { denAt, errorResponse, ok, requestSummaries } from '../test/moltbotden.ts'

const hour = 3_600_000

/** A server with one conversation that loses responses as configured. */
const den = async ({
  skew = 0,
  health = true,
  zone = 'Z',
  seconds = false,
  exact = false,
  delay = 1000,
} = {}) => {
  const messages: object[] = []
  const now = (): number => Date.now() + skew
  const timeAt = (at: number): string => {
    const shift = zone === 'Z' ? 0 : 2 * hour
    const text = new Date(at + shift).toISOString().replace('Z', zone)
    return seconds ? text.replace(/\.\d+/, '') : text
  }
  /** Adds a message to the conversation. */
  const put = (content: string, more: object = {}): { id: string; sent_at: string } => {
    const message = { id: `m${messages.length + 1}`, content, sent_at: timeAt(now()) }
    messages.push({ ...message, from_agent_id: 'me', ...more })
    return message
  }
  let responses: Behavior[] = []
  const server = await scriptedServer((serverRequest) => {
    const { method, url, body } = serverRequest.request
    if (url === '/health') {
      const status = {
        status: 'healthy',
        version: '1',
        timestamp: exact ? new Date(now()).toISOString() : timeAt(now()),
      }
      return (health ? ok(status) : errorResponse(403, 'forbidden'))(serverRequest)
    }
    if (method === 'GET') return ok({ agent_id: 'a1', messages, has_more: false })(serverRequest)
    const response = responses.shift()
    if (response) return response(serverRequest)
    const { id, sent_at } = put(JSON.parse(body).message)
    return ok({ success: true, message_id: id, sent_at })(serverRequest)
  })
  /**
   * Processes the request and then responds like this. The message is dated `delay` milliseconds
   * later: on a busy machine, a shorter time is less than what comparing the clocks leaves in doubt.
   */
  const done =
    (response: Behavior): Behavior =>
    (serverRequest) => {
      const { message } = JSON.parse(serverRequest.request.body)
      put(message, { sent_at: timeAt(now() + delay) })
      return response(serverRequest)
    }
  return {
    put,
    done,
    messages,
    client: denAt(server, { timeout: 1_500 }),
    play: (...next: Behavior[]) => {
      responses = next
    },
    sends: () => requestSummaries(server).filter((line) => String(line).startsWith('POST')),
    asked: () => requestSummaries(server).map((line) => String(line).split(',')[0]),
  }
}

const lost = [
  ['is dropped', dropConnection],
  ['is truncated', truncateBody(200, '{"success":true')],
  ['never arrives', neverRespond],
  ['is a server error', errorResponse(500, 'internal_error')],
] as const

describe.for(lost)('a message whose response %s', ([, response]) => {
  test('succeeds if the conversation contains it', async () => {
    const { client, play, done, sends } = await den()
    play(done(response))
    expect(await client.messages.send('a1', 'Hi')).toEqual({
      success: true,
      message_id: 'm1',
      sent_at: expect.any(String),
    })
    expect(sends()).toHaveLength(1)
  })

  test('has an unknown outcome if the conversation does not contain it', async () => {
    const { client, play, put, sends } = await den()
    put('Hello')
    play(response)
    expect(await rejectionOf(client.messages.send('a1', 'Hi'))).toMatchObject({
      operation: 'sendMessage',
      outcome: 'unknown',
      attempts: 1,
    })
    expect(sends()).toHaveLength(1)
  })
})

describe('a message in the conversation is not matched', () => {
  test.for([
    ['if its text differs', { content: 'Hi!' }],
    ['if the other agent sent it', { from_agent_id: 'a1' }],
    ['if it was sent an hour ago', { sent_at: new Date(Date.now() - hour).toISOString() }],
    ['if it was sent three seconds ago', { sent_at: new Date(Date.now() - 3000).toISOString() }],
    ['if its time is invalid', { sent_at: 'today' }],
  ] as const)('%s', async ([, more]) => {
    const { client, play, put } = await den()
    put('Hi', more)
    play(dropConnection)
    expect(await rejectionOf(client.messages.send('a1', 'Hi'))).toMatchObject({
      outcome: 'unknown',
    })
  })

  test.for([1100, 500, 100, 20, 2])(
    'if another process sent it %d ms before and the request never arrived',
    async (ms) => {
      const { client, play, put, sends } = await den()
      put('Hi')
      await new Promise((resolve) => setTimeout(resolve, ms))
      play(dropConnection)
      expect(await rejectionOf(client.messages.send('a1', 'Hi'))).toMatchObject({
        outcome: 'unknown',
      })
      expect(sends()).toHaveLength(1)
    },
  )

  test('if this client sent it just before', async () => {
    const { client, play, sends } = await den()
    expect(await client.messages.send('a1', 'Hi')).toMatchObject({ message_id: 'm1' })
    play(dropConnection)
    expect(await rejectionOf(client.messages.send('a1', 'Hi'))).toMatchObject({
      outcome: 'unknown',
    })
    expect(sends()).toHaveLength(2)
  })

  test('if it was reconciled just before', async () => {
    const { client, play, done } = await den()
    play(done(dropConnection), dropConnection, done(dropConnection))
    expect(await client.messages.send('a1', 'Hi')).toMatchObject({ message_id: 'm1' })
    expect(await rejectionOf(client.messages.send('a1', 'Hi'))).toMatchObject({
      outcome: 'unknown',
    })
    // The earlier message may have arrived late: two are open, and one is stored.
    expect(await rejectionOf(client.messages.send('a1', 'Hi'))).toMatchObject({
      outcome: 'unknown',
    })
  })

  test('if it may belong to another call in progress', async () => {
    const { client, play, done, messages, sends } = await den()
    play(neverRespond, done(dropConnection))
    const slow = rejectionOf(client.messages.send('a1', 'Hi', { timeout: 3_000 }))
    await waitForCondition(() => sends().length === 1)
    const fast = rejectionOf(client.messages.send('a1', 'Hi'))
    expect(await fast).toMatchObject({ outcome: 'unknown' })
    expect(await slow).toMatchObject({ outcome: 'unknown' })
    expect(messages).toHaveLength(1)
  })

  test('if no server time is available', async () => {
    const { client, play, done } = await den({ health: false })
    play(done(dropConnection))
    expect(await rejectionOf(client.messages.send('a1', 'Hi'))).toMatchObject({
      outcome: 'unknown',
    })
  })
})

test('reconciles two lost calls with the same text as two messages', async () => {
  const { client, play, done, messages } = await den()
  play(done(neverRespond), done(neverRespond))
  const sent = await Promise.all([
    client.messages.send('a1', 'Hi'),
    client.messages.send('a1', 'Hi'),
  ])
  expect(sent.map(({ message_id }) => message_id).sort()).toEqual(['m1', 'm2'])
  expect(messages).toHaveLength(2)
})

test('a rejected message does not prevent reconciling the next one', async () => {
  const { client, play, done } = await den()
  play(errorResponse(403, 'forbidden'), done(dropConnection))
  expect(await rejectionOf(client.messages.send('a1', 'Hi'))).toMatchObject({ status: 403 })
  expect(await client.messages.send('a1', 'Hi')).toMatchObject({ message_id: 'm1' })
})

test('the same text to another agent does not prevent reconciling', async () => {
  const { client, play, done } = await den()
  play(dropConnection, done(dropConnection))
  expect(await rejectionOf(client.messages.send('a2', 'Hi'))).toMatchObject({ outcome: 'unknown' })
  expect(await client.messages.send('a1', 'Hi')).toMatchObject({ message_id: 'm1' })
})

describe("the server's clock", () => {
  test.for([
    ['an hour ahead', { skew: hour }],
    ['a day behind', { skew: -24 * hour }],
    ['in another time zone', { zone: '+02:00' }],
  ] as const)('may be %s', async ([, clock]) => {
    const { client, play, done, put } = await den(clock)
    const skew = 'skew' in clock ? clock.skew : 0
    put('Hi', { sent_at: new Date(Date.now() + skew - 5000) })
    play(done(dropConnection), dropConnection)
    expect(await client.messages.send('a1', 'Hi')).toMatchObject({ message_id: 'm2' })
    expect(await rejectionOf(client.messages.send('a1', 'Hi'))).toMatchObject({
      outcome: 'unknown',
    })
  })

  test.for([
    ['on messages and in /health', {}],
    ['on messages only', { exact: true }],
    ['and is behind', { skew: -1500 }],
  ] as const)('leaves the outcome unknown if it is reported in seconds %s', async ([, clock]) => {
    const { client, play, done, sends } = await den({ ...clock, seconds: true, delay: 0 })
    play(done(dropConnection))
    expect(await rejectionOf(client.messages.send('a1', 'Hi'))).toMatchObject({
      outcome: 'unknown',
    })
    expect(sends()).toHaveLength(1)
  })

  test('reported in seconds shows a message that was sent a second later', async () => {
    const { client, play, put } = await den({ seconds: true })
    play(async (serverRequest) => {
      await new Promise((resolve) => setTimeout(resolve, 2100))
      put('Hi')
      dropConnection(serverRequest)
    })
    expect(await client.messages.send('a1', 'Hi', { timeout: 10_000 })).toMatchObject({
      message_id: 'm1',
    })
  })

  test('is read only if there is a candidate', async () => {
    const { client, play, done, asked } = await den()
    play(dropConnection, done(dropConnection))
    await rejectionOf(client.messages.send('a1', 'Hello'))
    expect(asked()).toEqual(['POST /dm/a1/send', 'GET /conversations/a1'])
    await client.messages.send('a1', 'Hi')
    // On a busy machine the clock may be read again: a slow response leaves it in doubt.
    const second = [...new Set(asked().slice(2))]
    expect(second).toEqual(['POST /dm/a1/send', 'GET /conversations/a1', 'GET /health'])
  })
})

test('an unawaited message causes an unhandled rejection when it fails', async () => {
  const { client, play } = await den()
  play(errorResponse(403, 'forbidden'))
  const received: unknown[] = []
  const listeners = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection')
  process.once('unhandledRejection', (error) => received.push(error))
  client.messages.send('a1', 'Hi')
  await waitForCondition(() => received.length > 0)
  for (const listener of listeners) process.on('unhandledRejection', listener)
  expect(received).toMatchObject([{ name: 'PermissionError' }])
})
