import { afterEach, describe, expect, test } from 'vitest'
import {
  call,
  createTestAgent,
  eventually,
  readStreamEvents,
  request,
  testSandbox,
} from '../../test/moltinfra.ts'
import type { Sandbox } from '../sandbox.ts'
import type { RunningSandbox } from '../transports/server.node.ts'
import { startSandbox } from '../transports/server.node.ts'

const running: RunningSandbox[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((sandbox) => sandbox.close()))
})

/** A sandbox and its fetch. */
interface Reached {
  readonly sandbox: Sandbox
  readonly fetch: typeof fetch
}

const doors: [string, () => Promise<Reached>][] = [
  [
    'in process',
    async () => {
      const sandbox = testSandbox()
      return { sandbox, fetch: sandbox.fetch }
    },
  ],
  [
    'over HTTP',
    async () => {
      const sandbox = await startSandbox({ checkResponses: true, moltinfra: { tokenPace: 0 } })
      running.push(sandbox)
      return { sandbox, fetch: globalThis.fetch }
    },
  ],
]

/** The part of a body that was read before it failed, and the error. */
const readUntilBroken = async (response: Response): Promise<{ text: string; error: unknown }> => {
  const decoder = new TextDecoder()
  let text = ''
  try {
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true })
  } catch (error) {
    return { text, error }
  }
  return { text, error: undefined }
}

describe.each(doors)('%s', (_name, open) => {
  test('status returns the given status without processing the request', async () => {
    const { sandbox, fetch } = await open()
    sandbox.faults.add({
      kind: 'status',
      operation: 'createAgent',
      status: 503,
      headers: { 'Retry-After': '2', 'X-RateLimit-Remaining': '7' },
      times: 1,
    })
    const { status, headers, body } = await call(
      sandbox,
      'POST',
      '/agents',
      { name: 'A' },
      { fetch },
    )
    expect(status).toBe(503)
    expect(headers.get('retry-after')).toBe('2')
    expect(headers.get('x-ratelimit-remaining')).toBe('7')
    expect(body).toMatchObject({ success: false, error: { code: 'AGENT_UNAVAILABLE' } })
    expect(sandbox.moltinfra.agents.list()).toEqual([])
    const healed = await call(sandbox, 'POST', '/agents', { name: 'A' }, { fetch })
    expect(healed.status).toBe(201)
    expect(healed.headers.get('x-ratelimit-remaining')).toBe('59')
  })

  test.each([
    [{ status: 429, details: { retryAfter: 2 } }, 'RATE_LIMIT_EXCEEDED'],
    [{ status: 404 }, 'AGENT_NOT_FOUND'],
    [{ status: 403 }, 'INSUFFICIENT_QUOTA'],
    [{ status: 403, code: 'FORBIDDEN' }, 'FORBIDDEN'],
    [{ status: 500 }, 'INTERNAL_ERROR'],
    [{ status: 502 }, 'HTTP_502'],
  ])("status with %j returns the platform's error format", async (fault, code) => {
    const { sandbox, fetch } = await open()
    sandbox.faults.add({ kind: 'status', ...fault })
    const response = await call(sandbox, 'GET', '/agents/x', undefined, { fetch })
    expect(response.status).toBe(fault.status)
    expect(response.body).toMatchObject({ success: false, error: { code } })
    expect(response.headers.get('retry-after')).toBe('details' in fault ? '2' : null)
  })

  test('status can have any body, or none', async () => {
    const { sandbox, fetch } = await open()
    const html = { body: '<h1>Bad gateway</h1>', headers: { 'Content-Type': 'text/html' } }
    sandbox.faults.add({ kind: 'status', status: 502, ...html, times: 1 })
    sandbox.faults.add({ kind: 'status', status: 500, body: { oops: true }, times: 1 })
    sandbox.faults.add({ kind: 'status', status: 500, body: '', times: 1 })
    sandbox.faults.add({ kind: 'status', status: 204, times: 1 })
    const next = (): Promise<Response> => request(sandbox, 'GET', '/agents', undefined, { fetch })
    const gateway = await next()
    expect(gateway.headers.get('content-type')).toBe('text/html')
    expect(await gateway.text()).toBe('<h1>Bad gateway</h1>')
    expect(await (await next()).json()).toEqual({ oops: true })
    expect(await (await next()).text()).toBe('')
    expect((await next()).status).toBe(204)
  })

  test('drop closes the connection before the request is processed', async () => {
    const { sandbox, fetch } = await open()
    sandbox.faults.add({ kind: 'drop', operation: 'createAgent', times: 1 })
    const lost = call(sandbox, 'POST', '/agents', { name: 'Ada' }, { fetch })
    await expect(lost).rejects.toThrow(new TypeError('fetch failed'))
    expect(sandbox.moltinfra.agents.list()).toEqual([])
    expect(sandbox.log()).toMatchObject([{ outcome: 'interrupted', faults: ['drop'] }])
    expect(sandbox.log()[0]).toHaveProperty('status', undefined)
    expect(await createTestAgent(sandbox)).toMatch(/^agent_/)
  })

  test('lostResponse closes the connection after the request was processed', async () => {
    const { sandbox, fetch } = await open()
    sandbox.faults.add({ kind: 'lostResponse', operation: 'createAgent', times: 1 })
    const lost = call(sandbox, 'POST', '/agents', { name: 'Ada' }, { fetch })
    const error = await lost.catch((reason: unknown) => reason as TypeError)
    expect(error).toBeInstanceOf(TypeError)
    expect((error as { cause?: { code?: string } }).cause?.code).toMatch(
      /ECONNRESET|UND_ERR_SOCKET/,
    )
    expect(sandbox.moltinfra.agents.list()).toMatchObject([{ name: 'Ada' }])
  })

  test('lostResponse of a streamed message releases its slot at the agent', async () => {
    const { sandbox, fetch } = await open()
    const { id } = sandbox.moltinfra.agents.create({ name: 'Ada' })
    sandbox.faults.add({ kind: 'lostResponse' })
    const path = `/agents/${id}/messages/stream`
    await expect(request(sandbox, 'POST', path, { text: 'Hi' }, { fetch })).rejects.toThrow(
      TypeError,
    )
    expect(sandbox.moltinfra.agents.list()).toMatchObject([
      { inFlight: 0, metrics: { totalMessages: 1 } },
    ])
  })

  test('delay delays the response', async () => {
    const { sandbox, fetch } = await open()
    sandbox.faults.add({ kind: 'delay', for: '60ms', times: 1 })
    const startedAt = performance.now()
    await call(sandbox, 'GET', '/agents', undefined, { fetch })
    expect(performance.now() - startedAt).toBeGreaterThan(58)
  })

  test('delay ends when the caller aborts', async () => {
    const { sandbox, fetch } = await open()
    sandbox.faults.add({ kind: 'delay', for: '1h' })
    const signal = AbortSignal.timeout(300)
    const left = request(sandbox, 'GET', '/agents', undefined, { fetch, signal })
    await expect(left).rejects.toHaveProperty('name', 'TimeoutError')
    await eventually(() => sandbox.log()).toMatchObject([{ outcome: 'aborted', faults: ['delay'] }])
  })

  test('stall sends headers and then nothing until the caller aborts', async () => {
    const { sandbox, fetch } = await open()
    sandbox.faults.add({ kind: 'stall' })
    const aborted = new AbortController()
    const response = await request(sandbox, 'GET', '/agents', undefined, {
      fetch,
      signal: aborted.signal,
    })
    expect(response.status).toBe(200)
    const body = readUntilBroken(response)
    const silence = new Promise((resolve) => setTimeout(resolve, 60, 'silence'))
    expect(await Promise.race([body, silence])).toBe('silence')
    aborted.abort(new Error('enough'))
    expect(await body).toMatchObject({ text: '', error: new Error('enough') })
    await eventually(() => sandbox.log()).toMatchObject([
      { outcome: 'interrupted', faults: ['stall'] },
    ])
  })

  test('stall can start after some bytes', async () => {
    const { sandbox, fetch } = await open()
    sandbox.faults.add({ kind: 'stall', afterBytes: 9 })
    const aborted = new AbortController()
    const { signal } = aborted
    const response = await request(sandbox, 'GET', '/agents', undefined, { fetch, signal })
    setTimeout(() => aborted.abort(), 60)
    expect((await readUntilBroken(response)).text).toBe('{"success')
  })

  test('truncate closes the connection in the middle of the body', async () => {
    const { sandbox, fetch } = await open()
    sandbox.faults.add({ kind: 'truncate', times: 1 })
    const response = await request(sandbox, 'GET', '/agents', undefined, { fetch })
    const { text, error } = await readUntilBroken(response)
    expect(text).toMatch(/^\{"success":true,"data":\{/)
    expect(() => JSON.parse(text)).toThrow()
    expect(error).toEqual(new TypeError('terminated'))
    await eventually(() => sandbox.log()).toMatchObject([
      { status: 200, outcome: 'interrupted', faults: ['truncate'] },
    ])
    const whole = await request(sandbox, 'GET', '/agents', undefined, { fetch })
    expect((await whole.text()).length).toBe(text.length * 2)
  })

  test('truncate can be applied after any number of bytes', async () => {
    const { sandbox, fetch } = await open()
    for (const afterBytes of [0, 1, 25]) {
      sandbox.faults.add({ kind: 'truncate', afterBytes, times: 1 })
      const response = await request(sandbox, 'GET', '/agents', undefined, { fetch })
      const { text, error } = await readUntilBroken(response)
      expect(text).toHaveLength(afterBytes)
      expect(error).toBeInstanceOf(TypeError)
    }
  })

  test('truncate keeps the stream events before it intact', async () => {
    const { sandbox, fetch } = await open()
    const { id } = sandbox.moltinfra.agents.create({ name: 'Ada' })
    sandbox.faults.add({ kind: 'truncate', operation: 'streamMessage' })
    const path = `/agents/${id}/messages/stream`
    const response = await request(sandbox, 'POST', path, { text: 'Hi' }, { fetch })
    const { text, error } = await readUntilBroken(response)
    expect(text.split('\n\n')[0]).toBe('data: {"type":"token","content":"Hello, "}')
    expect(error).toBeInstanceOf(TypeError)
    expect(text).not.toContain('done')
    await eventually(() => sandbox.moltinfra.agents.list()).toMatchObject([{ inFlight: 0 }])
  })

  test('faults are applied to rejected requests too', async () => {
    const { sandbox, fetch } = await open()
    sandbox.faults.add({ kind: 'truncate', afterBytes: 4 })
    const response = await request(sandbox, 'GET', '/agents/nobody', undefined, { fetch })
    expect(response.status).toBe(404)
    expect((await readUntilBroken(response)).text).toBe('{"su')
  })

  test('malformedJson sends a complete body that cannot be parsed', async () => {
    const { sandbox, fetch } = await open()
    sandbox.faults.add({ kind: 'malformedJson', times: 1 })
    const response = await request(sandbox, 'GET', '/agents', undefined, { fetch })
    const { text, error } = await readUntilBroken(response)
    expect(error).toBeUndefined()
    expect(text).toMatch(/^\{"success":true/)
    expect(() => JSON.parse(text)).toThrow(SyntaxError)
  })

  test.each([
    [undefined, 1],
    [0, 0],
    [3, 3],
  ])('malformedEvent after %s stream events leaves the others intact', async (afterEvents, at) => {
    const { sandbox, fetch } = await open()
    const { id } = sandbox.moltinfra.agents.create({ name: 'Ada' })
    sandbox.faults.add({ kind: 'malformedEvent', operation: 'sendMessage', afterEvents, times: 1 })
    const path = `/agents/${id}/messages`
    const plain = await call(sandbox, 'POST', path, { text: 'Hi' }, { fetch })
    expect(plain.status).toBe(200)
    const streamed = { text: 'Hi', stream: true }
    const response = await request(sandbox, 'POST', path, streamed, { fetch })
    const events = (await response.text()).split('\n\n').filter(Boolean)
    const isComplete = events.map((event) => {
      try {
        return Boolean(JSON.parse(event.replace('data: ', '')))
      } catch {
        return false
      }
    })
    expect(isComplete.indexOf(false)).toBe(at)
    expect(isComplete.filter((whole) => !whole)).toHaveLength(1)
    expect(events.at(-1)).toContain('"done"')
    const healed = await request(sandbox, 'POST', path, streamed, { fetch })
    expect((await readStreamEvents(healed)).at(-1)).toMatchObject({ type: 'done' })
  })

  test('delay and another fault can be applied to the same call', async () => {
    const { sandbox, fetch } = await open()
    sandbox.faults.add({ kind: 'delay', for: 30 })
    sandbox.faults.add({ kind: 'truncate', afterBytes: 2 })
    const startedAt = performance.now()
    const response = await request(sandbox, 'GET', '/agents', undefined, { fetch })
    expect(performance.now() - startedAt).toBeGreaterThan(28)
    expect((await readUntilBroken(response)).text).toBe('{"')
    await eventually(() => sandbox.log()).toMatchObject([{ faults: ['delay', 'truncate'] }])
  })
})
