import { fileURLToPath } from 'node:url'
import type { Sandbox } from '@molt-sdk/sandbox'
import { startSandbox } from '@molt-sdk/sandbox/node'
import { build } from 'esbuild'
import { Miniflare } from 'miniflare'
import { afterAll, beforeAll, expect, test } from 'vitest'

let sandbox: Sandbox & { close(): Promise<void> }
let worker: Miniflare
let url: URL

const script = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('worker.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    conditions: ['@molt-sdk/source', 'workerd', 'worker'],
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

beforeAll(async () => {
  sandbox = await startSandbox({ moltghost: { tokenPace: 30 } })
  worker = new Miniflare({
    modules: true,
    script: await script(),
    compatibilityDate: '2026-01-01',
    bindings: {
      MOLTGHOST_BASE_URL: sandbox.moltghost.baseUrl,
      MOLTGHOST_API_KEY: sandbox.moltghost.apiKey,
    },
  })
  url = await worker.ready
}, 60_000)

afterAll(async () => {
  await worker?.dispose()
  await sandbox?.close()
})

const ask = (messages: unknown, signal: AbortSignal | null = null): Promise<Response> =>
  fetch(url, { method: 'POST', body: JSON.stringify({ messages }), signal })

test('streams a reply as one JSON event per line', async () => {
  const response = await ask([{ role: 'user', content: 'Tell me something' }])
  expect(response.status).toBe(200)
  const arrivals: number[] = []
  let body = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body ?? []) {
    body += decoder.decode(chunk, { stream: true })
    arrivals.push(performance.now())
  }
  const events = body
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  const text = 'Hello, this is my-agent. You said: "Tell me something"'
  expect(events.at(-1)).toMatchObject({
    type: 'done',
    reply: { text, finishReason: 'stop', usage: { total_tokens: expect.any(Number) } },
  })
  expect(events.map(({ text = '' }) => text).join('')).toBe(text)
  expect((arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0)).toBeGreaterThan(100)
})

test('aborts the reply when the caller disconnects', async () => {
  // Endless, so that it cannot complete before a slow machine aborts it.
  sandbox.moltghost.replyWith(async function* () {
    for (;;) yield 'one '
  })
  const requestsBefore = sandbox.log().length
  const abortController = new AbortController()
  const response = await ask('Count', abortController.signal)
  await response.body?.getReader().read()
  abortController.abort()
  await expect
    .poll(() => sandbox.log()[requestsBefore]?.outcome, { timeout: 60_000 })
    .toBe('aborted')
})

test('returns a status and only the error code when a call fails before the first token', async () => {
  expect((await fetch(url, { method: 'POST', body: 'Hello' })).status).toBe(400)
  const malformed = await ask([{ role: 7 }])
  expect([malformed.status, await malformed.json()]).toEqual([400, { error: 'invalid_input' }])
  sandbox.moltghost.agents.update(sandbox.moltghost.agentId, { status: 'paused' })
  const paused = await ask('Hello')
  expect([paused.status, await paused.json()]).toEqual([502, { error: 'agent_paused' }])
})
