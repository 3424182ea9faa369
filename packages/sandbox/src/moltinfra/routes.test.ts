import { moltinfra } from '@molt-sdk/contracts/moltinfra'
import { describe, expect, test } from 'vitest'
import { call, testSandbox } from '../../test/moltinfra.ts'

const operations = Object.values(moltinfra.operations)

describe.each(operations)('$id', ({ id, method, path, auth }) => {
  const filled = path.replace(/\{\w+\}/g, 'agent_nobody')

  test('has a route', async () => {
    const sandbox = testSandbox()
    await call(sandbox, method, filled, method === 'GET' ? undefined : {})
    expect(sandbox.log()).toMatchObject([{ operation: id }])
  })

  test('rejects a call without a valid key', async () => {
    expect(auth).toBe('apiKey')
    const sandbox = testSandbox()
    for (const apiKey of ['mi_test_wrong', '']) {
      const { status, headers, body } = await call(sandbox, method, filled, undefined, { apiKey })
      expect(status).toBe(401)
      expect(body).toMatchObject({ success: false, error: { code: 'UNAUTHORIZED' } })
      expect(headers.get('x-ratelimit-limit')).toBe('60')
    }
  })

  test('is served at the real base URL too', async () => {
    const sandbox = testSandbox()
    await sandbox.fetch(moltinfra.baseUrl + filled, { method })
    expect(sandbox.log()).toMatchObject([{ operation: id, status: 401, code: 'UNAUTHORIZED' }])
  })
})

test.each([
  ['GET', '/nothing'],
  ['PUT', '/agents'],
  ['GET', '/agents/agent_1/messages'],
  ['GET', '/agents/'],
])('%s %s returns 404', async (method, path) => {
  const { status, headers, body } = await call(testSandbox(), method, path)
  expect(status).toBe(404)
  const message = `${method} /v1${path} does not exist.`
  expect(body).toEqual({ success: false, error: { code: 'NOT_FOUND', message } })
  expect(headers.get('x-ratelimit-remaining')).toBe('60')
})

test('accepts any spelling of the scheme, and the key only in the header', async () => {
  const sandbox = testSandbox()
  const { apiKey, baseUrl } = sandbox.moltinfra
  const status = async (authorization: string, query = ''): Promise<number> =>
    (await sandbox.fetch(`${baseUrl}/agents${query}`, { headers: { authorization } })).status
  expect(await status(`bearer ${apiKey}`)).toBe(200)
  expect(await status(apiKey)).toBe(401)
  expect(await status('', `?api_key=${apiKey}`)).toBe(401)
})

test('a revoked key is invalid, and a read-only key cannot change anything', async () => {
  const sandbox = testSandbox()
  const [account] = sandbox.moltinfra.accounts.list()
  sandbox.moltinfra.accounts.update(account?.id ?? '', { permissions: 'read' })
  expect((await call(sandbox, 'GET', '/agents')).status).toBe(200)
  const { status, body } = await call(sandbox, 'POST', '/agents', { name: 'Ada' })
  expect([status, body.error.code]).toEqual([403, 'FORBIDDEN'])
  sandbox.moltinfra.accounts.update(account?.id ?? '', { revoked: true })
  expect((await call(sandbox, 'GET', '/agents')).status).toBe(401)
})

test('pages of other origins can call it and read its headers', async () => {
  const sandbox = testSandbox()
  const preflight = await sandbox.fetch(`${sandbox.moltinfra.baseUrl}/agents`, {
    method: 'OPTIONS',
    headers: {
      origin: 'http://localhost:3000',
      'access-control-request-method': 'PATCH',
      'access-control-request-headers': 'authorization,content-type',
    },
  })
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
  expect(preflight.headers.get('access-control-allow-methods')).toContain('PATCH')
  expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization')
  const { headers } = await call(sandbox, 'GET', '/nothing')
  expect(headers.get('access-control-allow-origin')).toBe('*')
  expect(headers.get('access-control-expose-headers')).toContain('X-RateLimit-Remaining')
})

test('an internal failure is INTERNAL_ERROR', async () => {
  const sandbox = testSandbox()
  Object.defineProperty(sandbox.moltinfra.settings, 'agentQuota', {
    get: () => {
      throw new Error('Out of quota paper.')
    },
  })
  const { status, body } = await call(sandbox, 'POST', '/agents', { name: 'Ada' })
  expect(status).toBe(500)
  expect(body.error).toEqual({ code: 'INTERNAL_ERROR', message: 'Out of quota paper.' })
})
