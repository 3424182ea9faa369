import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../../../scripts/lib/chromium.ts'
import { servePage } from '../test/browser/serve.ts'
import { startSandbox } from './transports/server.node.ts'

let browser: Browser
let page: Page
let site: Awaited<ReturnType<typeof servePage>>
const errors: string[] = []

beforeAll(async () => {
  site = await servePage()
  browser = await launchChromium()
  page = await browser.newPage()
  page.on('pageerror', (error) => errors.push(String(error)))
  await page.goto(site.url)
  await page.evaluate(() => window.molt)
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

test('handles a plain fetch of the real base URL in the page', async () => {
  const observed = await page.evaluate(async () => {
    const { sandbox } = await window.molt
    const headers = { authorization: `Bearer ${sandbox.moltinfra.apiKey}` }
    const response = await fetch('https://api.moltinfra.xyz/v1/agents?limit=2', { headers })
    const { data } = await response.json()
    return {
      status: response.status,
      limit: response.headers.get('x-ratelimit-limit'),
      items: data.pagination.totalItems,
      log: sandbox.log().length,
    }
  })
  expect(observed).toEqual({ status: 200, limit: '60', items: 3, log: 1 })
})

test('server-sent events arrive token by token', async () => {
  const observed = await page.evaluate(async () => {
    const { sandbox } = await window.molt
    const [agent] = sandbox.moltinfra.agents.list()
    const url = `https://api.moltinfra.xyz/v1/agents/${agent?.id}/messages/stream`
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${sandbox.moltinfra.apiKey}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ text: 'Hi' }),
    })
    const chunks: { text: string; at: number }[] = []
    const decoder = new TextDecoder()
    const reader = response.body?.getReader()
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
      if (done) break
      if (value.length) chunks.push({ text: decoder.decode(value), at: performance.now() })
    }
    return { type: response.headers.get('content-type'), chunks }
  })
  expect(observed.type).toBe('text/event-stream; charset=utf-8')
  expect(observed.chunks.length).toBeGreaterThan(3)
  expect((observed.chunks.at(-1)?.at ?? 0) - (observed.chunks[0]?.at ?? 0)).toBeGreaterThan(30)
  expect(observed.chunks.map(({ text }) => text).join('')).toMatch(/"type":"done".*\n\n$/)
})

test('the client works in the page', async () => {
  const observed = await page.evaluate(async () => {
    const { sandbox, infra } = await window.molt
    const { id } = await infra.agents.create({ name: 'Ada' })
    const names: string[] = []
    for await (const { name } of infra.agents.list({ limit: 2, order: 'asc' })) names.push(name)
    const stream = infra.agents.streamMessage(id, { text: 'Hi' })
    const tokens: string[] = []
    for await (const { content } of stream) tokens.push(content)
    const { response } = await stream.final()
    sandbox.faults.add({ kind: 'status', operation: 'getAgent', status: 503, times: 1 })
    const healed = await infra.agents.get(id)
    const missing = await infra.agents
      .get('agent_nobody')
      .catch((error: unknown) => (error as Error).name)
    await infra.agents.delete(id)
    return { names, tokens, response, healed: healed.name, missing }
  })
  expect(observed.names).toEqual(['Agent 1', 'Agent 2', 'Agent 3', 'Ada'])
  expect(observed.tokens.length).toBeGreaterThan(5)
  expect(observed.tokens.join('')).toBe(observed.response)
  expect(observed).toMatchObject({ healed: 'Ada', missing: 'NotFoundError' })
})

test('closed connections cause network errors in the page', async () => {
  const observed = await page.evaluate(async () => {
    const { sandbox } = await window.molt
    const headers = { authorization: `Bearer ${sandbox.moltinfra.apiKey}` }
    const send = (): Promise<Response> => fetch('https://api.moltinfra.xyz/v1/agents', { headers })
    const nameOf = (error: Error): string => error.name
    sandbox.faults.add({ kind: 'drop', times: 1 })
    const dropped = await send().then(() => 'answered', nameOf)
    sandbox.faults.add({ kind: 'truncate', times: 1 })
    const cut = await (await send()).json().then(() => 'whole', nameOf)
    return { dropped, cut, after: (await send()).status }
  })
  expect(observed).toEqual({ dropped: 'TypeError', cut: 'TypeError', after: 200 })
})

test('a client with a session uses the cookies of the page, with MSW and over the network', async () => {
  const server = await startSandbox()
  const observed = await page
    .evaluate(
      async ({ baseUrl, cookie }) => {
        const { sandbox, Moltify } = await window.molt
        const intercepted = new Moltify({ auth: 'session' })
        const rejection = await intercepted.wallet.get().catch((error: unknown) => error)
        Object.assign(document, { cookie: sandbox.moltify.sessions.create().cookie })
        const { wallet } = await intercepted.wallet.get()
        Object.assign(document, { cookie })
        const remote = new Moltify({ auth: 'session', baseUrl })
        const [{ name } = { name: '' }] = await remote.builder.agents.list().toArray()
        const key = await remote.builder.apiKeys.create({ name: 'Made in a page' })
        const { status } = rejection as { status: number }
        return { status, balance: wallet.balance, name, prefix: key.keyInfo.keyPrefix }
      },
      {
        baseUrl: server.moltify.baseUrl,
        cookie: server.moltify.sessions.create(server.moltify.builder).cookie,
      },
    )
    .finally(() => server.close())
  expect(observed).toEqual({
    status: 401,
    balance: 50_000,
    name: 'Legal Researcher',
    prefix: expect.stringMatching(/^mlt_/),
  })
})

test('the page has no uncaught errors', () => {
  expect(errors).toEqual([])
})
