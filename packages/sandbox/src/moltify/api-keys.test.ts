import { expect, test } from 'vitest'
import { callerFor, callersOf, testMoltify } from '../../test/moltify.ts'

const path = '/api/my/api-keys'

test('a new key is valid immediately and shown in full only once', async () => {
  const sandbox = testMoltify()
  const { builder } = callersOf(sandbox)
  const { status, body } = await builder('POST', path, { name: 'Laptop' })
  expect(status).toBe(201)
  const { key, keyInfo } = body.data
  expect(key).toMatch(/^mlt_[a-z0-9]{32}$/)
  expect(keyInfo).toEqual({
    id: expect.stringMatching(/^key_/),
    name: 'Laptop',
    keyPrefix: key.slice(0, 12),
    createdAt: '2026-01-05T12:00:00.000Z',
  })
  const own = await callerFor(sandbox, { apiKey: key })('GET', path)
  expect(own.body.data.items).toMatchObject([{ name: 'Sandbox' }, keyInfo])
  expect(JSON.stringify(own.body)).not.toContain(key)
})

test('a deleted key is invalid immediately, also if it deletes itself', async () => {
  const sandbox = testMoltify()
  const { builder } = callersOf(sandbox)
  const { key, keyInfo } = (await builder('POST', path, { name: 'Laptop' })).body.data
  const laptop = callerFor(sandbox, { apiKey: key })
  const { status, body } = await laptop('DELETE', `${path}/${keyInfo.id}`)
  expect([status, body]).toEqual([200, { success: true, data: null }])
  expect((await laptop('GET', '/api/wallet')).status).toBe(401)
  expect((await builder('GET', '/api/wallet')).status).toBe(200)
  expect((await builder('DELETE', `${path}/${keyInfo.id}`)).status).toBe(404)
})

test('an account can have ten keys', async () => {
  const { builder } = callersOf(testMoltify())
  for (let at = 2; at <= 10; at++) {
    expect((await builder('POST', path, { name: `Key ${at}` })).status).toBe(201)
  }
  const { status, body } = await builder('POST', path, { name: 'Key 11' })
  expect([status, body.error]).toEqual([400, 'An account can have at most 10 API keys'])
  const { items } = (await builder('GET', path)).body.data
  expect(items).toHaveLength(10)
  await builder('DELETE', `${path}/${items[9]?.id}`)
  expect((await builder('POST', path, { name: 'Key 11' })).status).toBe(201)
})

test('keys of other accounts cannot be listed or deleted', async () => {
  const sandbox = testMoltify()
  const { builder, outsider } = callersOf(sandbox)
  const [{ id } = { id: '' }] = (await builder('GET', path)).body.data.items
  const { status, body } = await outsider('DELETE', `${path}/${id}`)
  expect([status, body.error]).toEqual([403, 'API key belongs to another account'])
  expect((await outsider('GET', path)).body.data.items).not.toMatchObject([{ id }])
  expect((await builder('GET', '/api/wallet')).status).toBe(200)
})

test.each([
  ['', 'String must contain at least 1 character(s)'],
  ['x'.repeat(101), 'String must contain at most 100 character(s)'],
])('rejects a name such as %j', async (name, message) => {
  const { body } = await callersOf(testMoltify()).builder('POST', path, { name })
  expect(body.errors).toEqual({ name: [message] })
})
