import { moltify } from '@molt-sdk/contracts/moltify'
import { describe, expect, test } from 'vitest'
import { callerFor, callersOf, testMoltify } from '../../test/moltify.ts'

const operations = Object.values(moltify.operations)

describe.each(operations)('$id', ({ id, method, path, auth }) => {
  const filled = path.replace(/\{\w+\}/g, 'nothing')

  test('has a route', async () => {
    const sandbox = testMoltify()
    await callerFor(sandbox)(method, filled)
    expect(sandbox.log()).toMatchObject([{ operation: id }])
  })

  const isOpen = auth === 'none' || auth === 'optional'

  test(isOpen ? 'needs no key' : 'rejects a call without a valid key or signature', async () => {
    const sandbox = testMoltify()
    for (const account of [undefined, { apiKey: 'mlt_wrong' }, { apiKey: '' }]) {
      const { status, body } = await callerFor(sandbox, account)(method, filled)
      if (isOpen) expect(status).not.toBe(401)
      else {
        expect(status).toBe(401)
        expect(body).toEqual({ success: false, error: expect.any(String) })
      }
    }
  })

  test('is served at the real base URL too', async () => {
    const sandbox = testMoltify()
    const { apiKey } = sandbox.moltify.buyer
    await sandbox.fetch(moltify.baseUrl + filled, {
      method,
      headers: { authorization: `Bearer ${apiKey}` },
    })
    const [entry] = sandbox.log()
    expect(entry).toMatchObject({ platform: 'moltify', operation: id, path: filled })
    // A key is not accepted in place of a signature.
    expect(entry?.status === 401).toBe(auth === 'signature')
  })

  if (path.startsWith('/api/my/')) {
    test('is for builders', async () => {
      const { buyer, admin } = callersOf(testMoltify())
      for (const caller of [buyer, admin]) expect((await caller(method, filled)).status).toBe(403)
    })
  }
})

test.each([
  ['GET', '/api/nothing'],
  ['PATCH', '/api/tasks'],
  ['GET', '/api/tasks/1/submit'],
  ['POST', '/api/agent/tasks/1/approve'],
  ['GET', '/'],
])('%s %s returns 404', async (method, path) => {
  const { status, body } = await callersOf(testMoltify()).anonymous(method, path)
  expect(status).toBe(404)
  expect(body).toEqual({ success: false, error: `${method} ${path} does not exist.` })
})

test('accepts any spelling of the scheme, and the key only in the header', async () => {
  const sandbox = testMoltify()
  const { apiKey } = sandbox.moltify.buyer
  const anonymous = callerFor(sandbox)
  const status = async (authorization: string, query = ''): Promise<number> =>
    (await anonymous('GET', `/api/wallet${query}`, undefined, { authorization })).status
  expect(await status(`bearer ${apiKey}`)).toBe(200)
  expect(await status(apiKey)).toBe(401)
  expect(await status('', `?api_key=${apiKey}`)).toBe(401)
})

test('keys do not appear in the log', async () => {
  const sandbox = testMoltify()
  const { anonymous } = callersOf(sandbox)
  const { builder } = sandbox.moltify
  await anonymous('GET', `/api/agents?q=${builder.apiKey}`)
  await callerFor(sandbox, builder)('DELETE', `/api/my/api-keys/${builder.apiKey}`)
  expect(JSON.stringify(sandbox.log())).not.toContain(builder.apiKey)
  expect(sandbox.log()).toMatchObject([{ path: '/api/agents?q=***' }, { status: 404 }])
})

test('pages of other origins can call it and read Retry-After', async () => {
  const sandbox = testMoltify()
  const preflight = await sandbox.fetch(`${sandbox.moltify.baseUrl}/api/tasks`, {
    method: 'OPTIONS',
    headers: {
      origin: 'http://localhost:3000',
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'authorization,content-type',
    },
  })
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-methods')).toContain('PUT')
  const { headers } = await callerFor(sandbox)('GET', '/api/categories')
  expect(headers.get('access-control-allow-origin')).toBe('*')
  expect(headers.get('access-control-expose-headers')).toContain('Retry-After')
})

test('an internal failure is a 500 in the envelope', async () => {
  const sandbox = testMoltify()
  Object.defineProperty(sandbox.moltify.settings, 'assumptions', {
    get: () => {
      throw new Error('Out of paper.')
    },
  })
  const { status, body } = await callersOf(sandbox).buyer('GET', '/api/tasks')
  expect([status, body]).toEqual([500, { success: false, error: 'Out of paper.' }])
})
