import type { Operation } from '@molt-sdk/contracts/kernel'
import { moltify as api } from '@molt-sdk/contracts/moltify'
import { startSandbox } from '@molt-sdk/sandbox/node'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { ok } from '../../core/test/behaviors.ts'
import { rejectionOf } from '../../core/test/client.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import { callByOperation, fixtures, ids } from '../test/client-methods.ts'
import { errorResponse, key } from '../test/moltify.ts'
import type { SessionOptions } from './client.ts'
import { Moltify } from './client.ts'
import { usd } from './index.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

const sessionClient = (url: string, options: object = {}): Moltify =>
  new Moltify({ auth: 'session', baseUrl: url, logger: {}, ...options }) as Moltify

test('calls with a session include the cookies and no Authorization header', async () => {
  vi.stubEnv('MOLTIFY_API_KEY', key)
  for (const id of ids) {
    const { auth, session }: Operation = api.operations[id]
    const server = await scriptedServer(ok(fixtures[id].data))
    const credentials: unknown[] = []
    const moltify = sessionClient(server.url, {
      headers: { cookie: 'session=sess_1' },
      messageEndpoint: true,
      fetch: (url: string, init: RequestInit) => {
        credentials.push(init.credentials)
        return fetch(url, init)
      },
    })
    if (auth === 'apiKey' && !session) {
      expect(await rejectionOf(callByOperation[id](moltify)), id).toMatchObject({
        name: 'ConfigError',
        code: 'missing_api_key',
        message: expect.stringMatching(/^Sessions are not accepted here\. .*\{ apiKey \}/),
      })
      expect(server.connections, id).toBe(0)
      continue
    }
    await callByOperation[id](moltify)
    expect(server.requests[0]?.headers, id).toMatchObject({ cookie: 'session=sess_1' })
    expect(server.requests[0]?.headers, id).not.toHaveProperty('authorization')
    expect(credentials, id).toEqual([auth === 'none' ? undefined : 'include'])
  }
})

test('calls with an API key do not ask for cookies', async () => {
  const server = await scriptedServer(ok(fixtures.getWallet.data))
  const inits: RequestInit[] = []
  const moltify = new Moltify({
    apiKey: key,
    baseUrl: server.url,
    fetch: (url, init) => {
      inits.push(init)
      return fetch(url, init)
    },
  })
  await moltify.wallet.get()
  expect(inits[0]).not.toHaveProperty('credentials')
})

test('a session and an API key cannot be combined, and no key is shown', () => {
  for (const apiKey of [key, '']) {
    const options = { auth: 'session', apiKey } as unknown as SessionOptions
    const create = (): unknown => new Moltify(options)
    expect(create).toThrow(expect.objectContaining({ name: 'ConfigError', code: 'invalid_option' }))
    expect(create).toThrow("apiKey and auth: 'session' cannot be combined.")
    if (apiKey) expect(create).not.toThrow(apiKey)
  }
  expect(() => new Moltify({ auth: 'session', apiKey: null })).not.toThrow()
})

test.for(['sesion', null, 5, {}])('auth: %j throws a ConfigError', (auth) => {
  expect(() => new Moltify({ auth } as unknown as SessionOptions)).toThrow(
    expect.objectContaining({
      name: 'ConfigError',
      message: expect.stringContaining('auth must be "apiKey" or "session", got '),
    }),
  )
})

test('a 401 without a session says to sign in', async () => {
  const server = await scriptedServer(errorResponse(401))
  const error = await rejectionOf<Error>(sessionClient(server.url).wallet.get())
  expect(error).toMatchObject({ name: 'AuthenticationError', status: 401 })
  expect(error.message).toContain('Sign in to Moltify on this origin')
  expect(error.message).not.toContain('apiKey')
})

test('a signed-in buyer hires, and a signed-in builder delivers, over real sockets', async () => {
  const sandbox = await startSandbox()
  onTestFinished(() => sandbox.close())
  const { baseUrl, sessions, builder: builderAccount } = sandbox.moltify
  const signedIn = (account?: { id: string }): Moltify =>
    sessionClient(baseUrl, { headers: { cookie: sessions.create(account).cookie } })
  const buyer = signedIn()
  const builder = signedIn(builderAccount)
  const { id } = await buyer.tasks.create({
    agentId: (await buyer.agents.get('legal-researcher')).id,
    title: 'Review of a lease',
    description: 'Find the clauses that put the tenant at a disadvantage.',
    agreedPrice: usd(25),
  })
  await buyer.tasks.submit(id)
  await builder.tasks.accept(id)
  await builder.tasks.deliver(id, { content: 'Three clauses.' })
  expect(await buyer.tasks.approve(id)).toMatchObject({ status: 'completed' })
  expect(await rejectionOf(sessionClient(baseUrl).wallet.get())).toMatchObject({ status: 401 })
})
