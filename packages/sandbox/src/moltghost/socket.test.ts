import { afterEach, describe, expect, test } from 'vitest'
import { hello, openTestSocket } from '../../test/moltghost.ts'
import type { Fault } from '../faults/fault.ts'
import type { RunningSandbox } from '../transports/server.node.ts'
import { startSandbox } from '../transports/server.node.ts'
import type { MoltGhostOptions } from './platform.ts'

const running: RunningSandbox[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((sandbox) => sandbox.close()))
})

const start = async (moltghost: MoltGhostOptions = {}): Promise<RunningSandbox> => {
  const sandbox = await startSandbox({
    checkResponses: true,
    moltghost: { tokenPace: 0, ...moltghost },
  })
  running.push(sandbox)
  return sandbox
}

const wsUrl = ({ moltghost }: RunningSandbox, rest = '/ws'): string =>
  moltghost.baseUrl.replace('http', 'ws') + rest

const connect = (sandbox: RunningSandbox, rest?: string): ReturnType<typeof openTestSocket> =>
  openTestSocket(wsUrl(sandbox, rest), sandbox.moltghost.apiKey)

const textOf = (events: readonly Record<string, unknown>[]): string =>
  events.map(({ content }) => content ?? '').join('')

test('replies to messages one after another, as in the sample of the reference', async () => {
  const sandbox = await start()
  const { opened, sendAndCollect, socket, closed } = connect(sandbox)
  await opened
  const events = await sendAndCollect()
  expect(textOf(events)).toBe('Hello, this is my-agent. You said: "Hello, agent!"')
  expect(events[0]).toEqual({ content: 'Hello, ', done: false })
  expect(events.at(-1)).toEqual({
    id: expect.stringMatching(/^msg_/),
    done: true,
    finish_reason: 'stop',
    usage: { prompt_tokens: 2, completion_tokens: 8, total_tokens: 10 },
  })
  expect(textOf(await sendAndCollect({ max_tokens: 1 }))).toBe('Hello, ')
  socket.close(1000)
  expect(await closed).toEqual([1000, ''])
})

test('repeats the id of a message in each event of its reply', async () => {
  const { opened, sendAndCollect } = connect(await start())
  await opened
  expect(new Set((await sendAndCollect({ id: 'mine' })).map(({ id }) => id))).toEqual(
    new Set(['mine']),
  )
})

test('returns a "busy" error for a second message and completes the first reply', async () => {
  const { opened, sendAndCollect, send, events } = connect(await start({ tokenPace: 10 }))
  await opened
  const first = sendAndCollect()
  send({ action: 'message', id: 'two', ...hello })
  expect(textOf(await first)).toContain('You said: "Hello, agent!"')
  const busy = events.filter(({ error }) => error)
  expect(busy).toEqual([
    {
      error: {
        message: 'The agent is still replying to the previous message on this socket.',
        code: 'busy',
        type: 'conflict',
      },
      id: 'two',
    },
  ])
  expect((await sendAndCollect()).at(-1)).toMatchObject({ done: true })
})

test.each([
  ['invalid JSON', '{', 'message: is required'],
  ['another action', { action: 'shout', ...hello }, 'action: must be "message"'],
  ['no messages', { action: 'message' }, 'messages: is required'],
])('rejects %s and keeps the socket open', async (_, message, reason) => {
  const { opened, send, events, sendAndCollect } = connect(await start())
  await opened
  send(message)
  await expect.poll(() => events).toHaveLength(1)
  expect(events[0]).toMatchObject({
    error: { code: 'invalid_request', message: reason, type: 'invalid_request_error' },
    done: true,
  })
  expect((await sendAndCollect()).at(-1)).toMatchObject({ done: true, usage: {} })
})

test('sends rate limits, the token quota and model errors as events', async () => {
  const sandbox = await start()
  const { opened, sendAndCollect } = connect(sandbox)
  await opened
  const codeOf = async (): Promise<unknown> => (await sendAndCollect()).at(-1)?.['error']
  sandbox.moltghost.configure({ requestsPerMinute: 0 })
  expect(await codeOf()).toMatchObject({ code: 'rate_limited', type: 'rate_limited' })
  sandbox.moltghost.configure({ requestsPerMinute: 100, monthlyTokens: 0 })
  expect(await codeOf()).toMatchObject({ code: 'quota_exceeded' })
  sandbox.moltghost.configure({ monthlyTokens: 1000, modelError: true })
  expect(await codeOf()).toMatchObject({ code: 'internal_error' })
  sandbox.moltghost.configure({ modelError: { afterTokens: 2 } })
  const events = await sendAndCollect()
  expect(textOf(events)).toBe('Hello, this ')
  expect(events.at(-1)).toMatchObject({ error: { code: 'internal_error' }, done: true })
})

describe('the upgrade', () => {
  test('accepts a key in the query by default', async () => {
    const sandbox = await start()
    const url = wsUrl(sandbox, `/ws?token=${sandbox.moltghost.apiKey}`)
    await openTestSocket(url).opened
    expect(JSON.stringify(sandbox.log())).not.toContain(sandbox.moltghost.apiKey)
    sandbox.moltghost.configure({ assumptions: { socketToken: false } })
    await expect(openTestSocket(url).opened).rejects.toThrow('401')
  })

  test('rejects an invalid key, a key of another agent and another path', async () => {
    const sandbox = await start({
      agents: [
        { id: 'one', name: 'One' },
        { id: 'two', name: 'Two' },
      ],
    })
    await expect(openTestSocket(wsUrl(sandbox), 'molti_x').opened).rejects.toThrow('401')
    await expect(openTestSocket(wsUrl(sandbox)).opened).rejects.toThrow('401')
    await expect(connect(sandbox, '/two/ws').opened).rejects.toThrow('401')
    await expect(connect(sandbox, '/v1/ws').opened).rejects.toThrow('404')
    await connect(sandbox, '/one/ws').opened
    const otherUrl = `${sandbox.url.replace('http', 'ws')}/moltinfra/ws`
    await expect(openTestSocket(otherUrl).opened).rejects.toThrow('404')
  })

  test.each([
    ['initializing', 202],
    ['paused', 503],
    ['failed', 503],
    ['terminated', 410],
  ] as const)('is rejected while the agent is %s: %d', async (status, response) => {
    const sandbox = await start()
    sandbox.moltghost.agents.update('abc123', { status })
    await expect(connect(sandbox).opened).rejects.toThrow(String(response))
    expect(sandbox.log()).toMatchObject([
      { operation: 'openSocket', path: '/ws', status: response },
    ])
  })
})

test('stopping an agent closes its sockets, also in the middle of a reply', async () => {
  const sandbox = await start({ tokenPace: 20 })
  const { opened, send, events, closed } = connect(sandbox)
  await opened
  send({ action: 'message', ...hello })
  await expect.poll(() => events.length).toBeGreaterThan(0)
  sandbox.moltghost.agents.update('abc123', { status: 'restarting' })
  expect(await closed).toEqual([1001, 'agent_restarting'])
  expect(events.some(({ done }) => done)).toBe(false)
})

test('revoking a key closes the sockets that it opened, and no others', async () => {
  const sandbox = await start()
  const other = sandbox.moltghost.keys.create()
  const mine = connect(sandbox)
  const theirs = openTestSocket(wsUrl(sandbox), other.key)
  await Promise.all([mine.opened, theirs.opened])
  sandbox.moltghost.keys.revoke(other.id)
  expect(await theirs.closed).toEqual([4001, 'invalid_api_key'])
  expect((await mine.sendAndCollect()).at(-1)).toMatchObject({ done: true })
})

test('a reset closes every socket', async () => {
  const sandbox = await start()
  const { opened, closed } = connect(sandbox)
  await opened
  sandbox.reset()
  expect(await closed).toEqual([1001, 'reset'])
})

test('closing the server closes every socket', async () => {
  const sandbox = await start()
  const { opened, closed } = connect(sandbox)
  await opened
  await sandbox.close()
  expect(await closed).toEqual([1006, ''])
})

test('a socket responds to pings', async () => {
  const { opened, socket } = connect(await start())
  await opened
  const pong = new Promise((resolve) => socket.on('pong', (data) => resolve(String(data))))
  socket.ping('still there?')
  expect(await pong).toBe('still there?')
})

test('logs the upgrade and each message', async () => {
  const sandbox = await start()
  const { opened, sendAndCollect } = connect(sandbox)
  await opened
  await sendAndCollect()
  await sendAndCollect({ model: 'gpt-4' })
  await expect.poll(() => sandbox.log()).toHaveLength(3)
  expect(sandbox.log()).toMatchObject([
    { method: 'GET', operation: 'openSocket', status: 101, outcome: 'completed' },
    { method: 'SEND', operation: 'sendSocketMessage', path: '/ws', status: 200 },
    { operation: 'sendSocketMessage', code: 'model_not_found' },
  ])
})

describe('a fault', () => {
  const malformed = async (
    fault: Fault,
  ): Promise<{ sandbox: RunningSandbox; observed: ReturnType<typeof openTestSocket> }> => {
    const sandbox = await start({ tokenPace: 1 })
    sandbox.faults.add({ operation: 'sendSocketMessage', times: 1, ...fault } as Fault)
    const observed = connect(sandbox)
    await observed.opened
    observed.send({ action: 'message', ...hello })
    return { sandbox, observed }
  }

  test('status rejects the upgrade with any status', async () => {
    const sandbox = await start()
    sandbox.faults.add({ kind: 'status', status: 503, operation: 'openSocket', times: 1 })
    await expect(connect(sandbox).opened).rejects.toThrow('503')
    await connect(sandbox).opened
  })

  test('drop on openSocket closes the connection before the upgrade', async () => {
    const sandbox = await start()
    sandbox.faults.add({ kind: 'drop', operation: 'openSocket', times: 1 })
    await expect(connect(sandbox).opened).rejects.toThrow('hang up')
    await connect(sandbox).opened
  })

  test('drop closes the socket after a number of events', async () => {
    const { observed, sandbox } = await malformed({ kind: 'closeSocket', afterEvents: 3 })
    expect(await observed.closed).toEqual([1006, ''])
    expect(observed.events).toHaveLength(3)
    await expect
      .poll(() => sandbox.log().at(-1))
      .toMatchObject({
        operation: 'sendSocketMessage',
        outcome: 'interrupted',
        faults: ['closeSocket'],
      })
  })

  test('closeSocket closes the socket with a code, after the first event by default', async () => {
    const fault = { kind: 'closeSocket', closeCode: 1011, reason: 'oops' } as const
    const { observed } = await malformed(fault)
    expect(await observed.closed).toEqual([1011, 'oops'])
    expect(observed.events).toHaveLength(1)
  })

  test('drop closes the socket before the first or after the last event', async () => {
    const before = await malformed({ kind: 'drop' })
    expect(await before.observed.closed).toEqual([1006, ''])
    const after = await malformed({ kind: 'lostResponse' })
    expect(await after.observed.closed).toEqual([1006, ''])
    expect(after.observed.events).toEqual([])
  })

  test('malformedEvent sends an event that cannot be parsed, and then the others', async () => {
    const { observed } = await malformed({ kind: 'malformedEvent', afterEvents: 2 })
    await expect.poll(() => observed.events.at(-1)).toMatchObject({ done: true })
    expect(observed.texts[2]).toBe('{"content":"tok')
    expect(textOf(observed.events)).toContain('You said: "Hello, agent!"')
  })

  test('stall sends no more events and keeps the socket open', async () => {
    const { observed, sandbox } = await malformed({ kind: 'stall', afterBytes: 1 })
    await expect.poll(() => sandbox.log().at(-1)?.operation).toBe('sendSocketMessage')
    expect(observed.events).toHaveLength(1)
    expect(observed.socket.readyState).toBe(observed.socket.OPEN)
  })

  test('status rejects a message with any code, and delay delays the reply', async () => {
    const rejected = await malformed({ kind: 'status', status: 503, code: 'agent_paused' })
    await expect
      .poll(() => rejected.observed.events)
      .toMatchObject([{ error: { code: 'agent_paused', type: 'service_unavailable' }, done: true }])
    const started = performance.now()
    const late = await malformed({ kind: 'delay', for: 100 })
    await expect.poll(() => late.observed.events.length).toBeGreaterThan(0)
    expect(performance.now() - started).toBeGreaterThan(99)
  })

  test.each([
    [{ kind: 'closeSocket', closeCode: 1006 }, 'closeCode 1006 is reserved and cannot be sent'],
    [{ kind: 'closeSocket', closeCode: 12 }, 'closeCode must be an integer from 1000 to 1014'],
    [
      { kind: 'closeSocket', operation: 'createChat' },
      'closeSocket applies to WebSocket messages only, got operation "createChat"',
    ],
  ])('%j is rejected', async (fault, message) => {
    const sandbox = await start()
    expect(() => sandbox.faults.add(fault as Fault)).toThrow(message)
  })

  test('of a socket is not applied to calls over HTTP', async () => {
    const sandbox = await start()
    sandbox.faults.add({ kind: 'closeSocket', platform: 'moltghost' })
    const headers = { authorization: `Bearer ${sandbox.moltghost.apiKey}` }
    expect((await fetch(`${sandbox.moltghost.baseUrl}/v1/models`, { headers })).status).toBe(200)
  })
})
