import { expect, test } from 'vitest'
import { call, createTestAgent, request, testSandbox } from '../../test/moltinfra.ts'
import { formatLogEntry } from './format-log-entry.ts'
import type { LogEntry } from './request-log.ts'

test('logs every request with its outcome', async () => {
  const sandbox = testSandbox()
  await call(sandbox, 'GET', '/agents?page=0&order=asc')
  await call(sandbox, 'GET', '/nothing')
  expect(sandbox.log()).toEqual([
    {
      id: expect.stringMatching(/^req_/),
      time: '2026-01-05T12:00:00.000Z',
      platform: 'moltinfra',
      method: 'GET',
      mountPath: '/moltinfra',
      path: '/v1/agents?page=0&order=asc',
      operation: 'listAgents',
      status: 400,
      code: 'INVALID_REQUEST',
      outcome: 'completed',
      faults: [],
      durationMs: expect.any(Number),
    },
    expect.objectContaining({ path: '/v1/nothing', status: 404, code: 'NOT_FOUND' }),
  ])
})

test('logs a stream when it has ended', async () => {
  const sandbox = testSandbox({ moltinfra: { tokenPace: 5 } })
  const id = await createTestAgent(sandbox)
  const response = await request(sandbox, 'POST', `/agents/${id}/messages/stream`, { text: 'Hi' })
  expect(sandbox.log()).toHaveLength(1)
  await response.text()
  const entry = sandbox.log()[1]
  expect(entry).toMatchObject({ operation: 'streamMessage', status: 200, outcome: 'completed' })
  expect(entry?.durationMs).toBeGreaterThan(25)
})

test('a response and its log entry have the same request id', async () => {
  const sandbox = testSandbox()
  const { headers } = await call(sandbox, 'GET', '/agents')
  expect(headers.get('x-request-id')).toBe(sandbox.log()[0]?.id)
})

test('redacts keys in the log', async () => {
  const sandbox = testSandbox()
  const { apiKey } = sandbox.moltinfra
  await call(sandbox, 'GET', `/agents?api_key=hunter2&access_token=hunter2&q=${apiKey}`)
  await call(sandbox, 'GET', `/agents/${apiKey}`)
  await call(sandbox, 'POST', '/agents', { name: apiKey, secret: 'hunter2' })
  const written = JSON.stringify(sandbox.log())
  expect(written).not.toContain(apiKey)
  expect(written).not.toContain('hunter2')
  expect(sandbox.log()[0]?.path).toBe('/v1/agents?api_key=***&access_token=***&q=***')
})

test('calls listeners for each request until they are removed', async () => {
  const sandbox = testSandbox()
  const received: LogEntry[] = []
  const stop = sandbox.onRequest((entry) => received.push(entry))
  await call(sandbox, 'GET', '/agents')
  stop()
  await call(sandbox, 'GET', '/agents')
  expect(received).toEqual(sandbox.log().slice(0, 1))
})

test('keeps the last thousand entries', async () => {
  const sandbox = testSandbox({ moltinfra: { tier: 5000 } })
  for (let at = 0; at < 1005; at++) await call(sandbox, 'GET', `/${at}`)
  expect(sandbox.log()).toHaveLength(1000)
  expect(sandbox.log()[0]?.path).toBe('/v1/5')
})

const entry: LogEntry = {
  id: 'req_1',
  time: '2026-01-05T12:00:00.123Z',
  platform: 'moltinfra',
  method: 'GET',
  mountPath: '/moltinfra',
  path: '/v1/agents',
  operation: 'listAgents',
  status: 200,
  outcome: 'completed',
  faults: [],
  durationMs: 3.4,
}

test('a log line has method, path, status, duration and faults', () => {
  expect(formatLogEntry(entry).replace(/ +/g, ' ')).toBe(
    '12:00:00.123Z moltinfra GET 200 3 ms /moltinfra/v1/agents listAgents',
  )
  const rejected = { ...entry, status: 429, code: 'RATE_LIMIT_EXCEEDED' }
  expect(formatLogEntry(rejected)).toMatch(/ 429 .* listAgents {2}RATE_LIMIT_EXCEEDED$/)
  const unknown = { ...entry, operation: undefined, status: 404, code: 'NOT_FOUND' }
  expect(formatLogEntry(unknown)).toMatch(/unknown route {2}NOT_FOUND$/)
  const dropped = { ...entry, status: undefined, outcome: 'interrupted', faults: ['drop'] } as const
  expect(formatLogEntry(dropped)).toMatch(/GET +--- .* listAgents {2}interrupted {2}fault: drop$/)
})

test('colors a line by its status, outcome and faults', () => {
  const tones = (status: number | undefined, changes: Partial<LogEntry> = {}): string[] => {
    const observed: string[] = []
    formatLogEntry({ ...entry, status, ...changes }, (tone, text) => {
      observed.push(tone)
      return text
    })
    return observed
  }
  expect(tones(200)).toEqual(['muted', 'success'])
  expect(tones(404)).toEqual(['muted', 'warning'])
  expect(tones(503)).toEqual(['muted', 'error'])
  expect(tones(undefined)).toEqual(['muted', 'error'])
  expect(tones(200, { outcome: 'interrupted' })).toEqual(['muted', 'error'])
  expect(tones(200, { outcome: 'aborted' })).toEqual(['muted', 'warning'])
  expect(tones(200, { faults: ['malformedJson'] })).toEqual(['muted', 'warning'])
})

test('passes control requests to listeners without storing them, other paths to both', async () => {
  const sandbox = testSandbox()
  const observed: LogEntry[] = []
  sandbox.onRequest((entry) => observed.push(entry))
  const { apiKey } = sandbox.moltghost
  await sandbox.fetch('https://sandbox.test/_sandbox/clock')
  await sandbox.fetch(`https://sandbox.test/_sandbox/moltghost/keys/${apiKey}`, { method: 'PUT' })
  await sandbox.fetch('https://sandbox.test/v1/agents')
  await sandbox.fetch(`${sandbox.moltify.baseUrl}/api/categories`)
  const lines = observed.map((entry) => formatLogEntry(entry).replace(/ +/g, ' '))
  expect(lines.map((line) => line.replace(/^\S+ | \d+ ms/g, ''))).toEqual([
    'control GET 200 /_sandbox/clock',
    'control PUT 404 /_sandbox/moltghost/keys/***',
    'none GET 404 /v1/agents unknown route',
    'moltify GET 200 /moltify/api/categories listCategories',
  ])
  expect(sandbox.log().map(({ platform }) => platform)).toEqual(['none', 'moltify'])
})
