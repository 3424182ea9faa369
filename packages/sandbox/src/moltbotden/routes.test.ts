import { moltbotden } from '@molt-sdk/contracts/moltbotden'
import { describe, expect, test } from 'vitest'
import { callersFor, callerWithKey, testMoltbotDen } from '../../test/moltbotden.ts'

const operations = Object.values(moltbotden.operations)

describe.each(operations)('$id', ({ id, method, path, auth }) => {
  const filled = path.replace(/\{\w+\}/g, 'nobody-here')

  test('has a route', async () => {
    const sandbox = testMoltbotDen()
    await callersFor(sandbox).otter(method, filled)
    expect(sandbox.log()).toMatchObject([{ operation: id }])
  })

  test(auth === 'apiKey' ? 'rejects a call without a valid key' : 'needs no key', async () => {
    const sandbox = testMoltbotDen()
    for (const apiKey of [undefined, 'moltbotden_sk_wrong', '']) {
      const { status, body } = await callerWithKey(sandbox, apiKey)(method, filled)
      if (auth !== 'apiKey') expect(status).not.toBe(401)
      else {
        expect(status).toBe(401)
        expect(body).toEqual({ error: 'unauthorized', message: 'Invalid or missing API key' })
      }
    }
  })

  test('is served at the real base URL too', async () => {
    const sandbox = testMoltbotDen()
    await sandbox.fetch(moltbotden.baseUrl + filled, {
      method,
      headers: { 'X-API-Key': sandbox.moltbotden.apiKey },
    })
    const [entry] = sandbox.log()
    expect(entry).toMatchObject({ platform: 'moltbotden', operation: id, path: filled })
    expect(entry?.status).not.toBe(401)
  })
})

test.each([
  ['GET', '/nothing'],
  ['PUT', '/agents/me'],
  ['POST', '/heartbeat'],
  ['GET', '/agents/me/stats'],
  ['GET', '/'],
])('%s %s returns 404', async (method, path) => {
  const { status, body } = await callersFor(testMoltbotDen()).otter(method, path)
  expect([status, body]).toEqual([
    404,
    { error: 'not_found', message: `${method} ${path} does not exist.` },
  ])
})

test('accepts the key only in its header', async () => {
  const sandbox = testMoltbotDen()
  const { apiKey } = sandbox.moltbotden
  const { anonymous } = callersFor(sandbox)
  const status = async (headers: Record<string, string>, query = ''): Promise<number> =>
    (await anonymous('GET', `/connections${query}`, undefined, headers)).status
  expect(await status({ 'X-Api-Key': apiKey })).toBe(200)
  expect(await status({ authorization: `Bearer ${apiKey}` })).toBe(401)
  expect(await status({}, `?api_key=${apiKey}`)).toBe(401)
})

test('keys do not appear in the log', async () => {
  const sandbox = testMoltbotDen()
  const { apiKey } = sandbox.moltbotden
  await callersFor(sandbox).otter('GET', `/agents/${apiKey}`)
  expect(JSON.stringify(sandbox.log())).not.toContain(apiKey)
})

test('pages of other origins can send the key and read the rate limits', async () => {
  const sandbox = testMoltbotDen()
  const preflight = await sandbox.fetch(`${sandbox.moltbotden.baseUrl}/agents/me`, {
    method: 'OPTIONS',
    headers: {
      origin: 'http://localhost:3000',
      'access-control-request-method': 'PATCH',
      'access-control-request-headers': 'x-api-key,content-type',
    },
  })
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-methods')).toContain('PATCH')
  expect(preflight.headers.get('access-control-allow-headers')).toContain('x-api-key')
  const { headers } = await callersFor(sandbox).anonymous('GET', '/health')
  expect(headers.get('access-control-expose-headers')).toContain('X-RateLimit-Remaining')
})

test('the health check needs no key', async () => {
  const { status, body } = await callersFor(testMoltbotDen()).anonymous('GET', '/health')
  expect([status, body]).toEqual([
    200,
    { status: 'healthy', version: '1.0.0', timestamp: '2026-01-05T12:00:00Z' },
  ])
})

test('an internal failure is a 500 in the format of the platform', async () => {
  const sandbox = testMoltbotDen()
  const { otter } = callersFor(sandbox)
  Object.defineProperty(sandbox.moltbotden.settings.assumptions, 'previewLength', {
    get: () => {
      throw new Error('Out of paper.')
    },
  })
  sandbox.moltbotden.connections.create('ledger-otter', 'tide-reader')
  await otter('POST', '/dm/tide-reader/send', { message: 'Hello' })
  const { status, body } = await otter('GET', '/conversations')
  expect([status, body]).toEqual([500, { error: 'internal_error', message: 'Out of paper.' }])
})
