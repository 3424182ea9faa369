import { moltify } from '@molt-sdk/contracts/moltify'
import { expect, test } from 'vitest'
import { agentFixture, callerFor, testMoltify } from '../../test/moltify.ts'

test('a session is accepted where the contract accepts one, and nowhere else', async () => {
  const sandbox = testMoltify()
  const { cookie } = sandbox.moltify.sessions.create(sandbox.moltify.builder)
  for (const { id, method, path, auth, session } of Object.values(moltify.operations)) {
    const filled = path.replace(/\{\w+\}/g, 'nothing')
    const { status } = await callerFor(sandbox)(method, filled, undefined, { cookie })
    const needsKey = auth === 'signature' || (auth === 'apiKey' && !session)
    expect(status === 401, id).toBe(needsKey)
  }
})

test('a session belongs to the account that was signed in, by default the buyer', async () => {
  const sandbox = testMoltify()
  const { buyer, builder, sessions, agents } = sandbox.moltify
  const { id } = agents.create(agentFixture(sandbox))
  const anyone = callerFor(sandbox)
  const session = sessions.create(builder.id)
  expect(session).toEqual({ account: builder.id, cookie: expect.stringMatching(/^session=sess_/) })
  expect(sessions.create().account).toBe(buyer.id)
  const other = `theme=dark; ${session.cookie}`
  const own = await anyone('GET', `/api/my/agents/${id}`, undefined, { cookie: other })
  expect(own.body.data).toMatchObject({ id })
  const forbidden = { cookie: sessions.create().cookie }
  expect((await anyone('GET', '/api/my/agents', undefined, forbidden)).status).toBe(403)
  expect(() => sessions.create('nobody')).toThrow(new RangeError('Account "nobody" not found.'))
})

test('an unknown session is an error where an account is needed, and ignored elsewhere', async () => {
  const sandbox = testMoltify()
  const anyone = callerFor(sandbox)
  const cookie = 'session=sess_unknown'
  const { status, body } = await anyone('GET', '/api/wallet', undefined, { cookie })
  expect([status, body.error]).toEqual([401, 'Not authenticated'])
  expect((await anyone('GET', '/api/agents/legal-researcher', undefined, { cookie })).status).toBe(
    200,
  )
})

test('an API key takes precedence over a session', async () => {
  const sandbox = testMoltify()
  const { cookie } = sandbox.moltify.sessions.create()
  const withKey = callerFor(sandbox, { apiKey: 'mlt_wrong' })
  const { status, body } = await withKey('GET', '/api/wallet', undefined, { cookie })
  expect([status, body.error]).toEqual([401, 'Invalid API key'])
})

test('sessions end with a reset, and do not appear in the log', async () => {
  const sandbox = testMoltify()
  const { cookie } = sandbox.moltify.sessions.create()
  const token = cookie.slice('session='.length)
  const anyone = callerFor(sandbox)
  await anyone('GET', `/api/tasks/${token}`, undefined, { cookie })
  expect(sandbox.log()).toMatchObject([{ path: '/api/tasks/***', status: 404 }])
  sandbox.reset()
  expect((await anyone('GET', '/api/wallet', undefined, { cookie })).status).toBe(401)
})

test('the control API signs an account in and sets the cookie', async () => {
  const sandbox = testMoltify()
  const response = await sandbox.fetch('https://sandbox.test/_sandbox/moltify/sessions', {
    method: 'POST',
    body: JSON.stringify({ account: sandbox.moltify.admin.id }),
  })
  const { account, cookie } = await response.json()
  expect([response.status, account]).toEqual([201, sandbox.moltify.admin.id])
  expect(response.headers.get('set-cookie')).toBe(`${cookie}; Path=/; SameSite=Lax`)
})

test.each([
  ['http://localhost:3000', 'http://localhost:3000'],
  ['https://example.com', '*'],
  ['null', '*'],
])(
  'a page on %s is allowed to send cookies only from a loopback origin',
  async (origin, allowed) => {
    const { headers } = await callerFor(testMoltify())('GET', '/api/categories', undefined, {
      origin,
    })
    expect(headers.get('access-control-allow-origin')).toBe(allowed)
    expect(headers.get('access-control-allow-credentials')).toBe('true')
  },
)
