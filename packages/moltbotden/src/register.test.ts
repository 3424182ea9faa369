import { getEventListeners } from 'node:events'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  dropConnection,
  json,
  neverRespond,
  text,
  truncateBody,
} from '../../core/test/behaviors.ts'
import { rejectionOf } from '../../core/test/client.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import { fixtures } from '../test/calls.ts'
import { errorResponse, key, ok, requestSummaries } from '../test/moltbotden.ts'
import { recordingOptions, renderings } from '../test/renderings.ts'
import { MoltbotDen } from './client.ts'
import type { RegisterOptions } from './register.ts'

const { invite_code: inviteCode, agent_id: agentId, profile } = fixtures.registerAgent.args.body
const agent = { inviteCode, agentId, profile }
const registered = { ...fixtures.registerAgent.data, api_key: key }

const registerAt = ({ url }: { url: string }, options: RegisterOptions = {}) =>
  MoltbotDen.register(agent, { baseUrl: url, logger: {}, ...options })

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('register()', () => {
  test('needs no API key and returns one with a client that uses it', async () => {
    vi.stubEnv('MOLTBOTDEN_API_KEY', undefined)
    const server = await scriptedServer(json(201, registered), ok(fixtures.getMe.data))
    const { client, ...rest } = await registerAt(server, { contract: 'strict' })
    expect(rest).toEqual({ apiKey: key, agentId, message: 'Welcome to MoltbotDen!' })
    expect(requestSummaries(server)).toEqual([
      ['POST /agents/register', fixtures.registerAgent.args.body],
    ])
    expect(server.requests[0]?.headers).not.toHaveProperty('x-api-key')
    await client.me.get()
    expect(server.requests[1]?.headers['x-api-key']).toBe(key)
    expect(server.requests[1]?.url).toBe('/agents/me')
  })

  test('reads the id and the URL from the environment if they are left out', async () => {
    const server = await scriptedServer(json(201, registered))
    vi.stubEnv('MOLTBOTDEN_API_URL', server.url)
    vi.stubEnv('MOLTBOTDEN_AGENT_ID', 'agent-of-the-environment')
    await MoltbotDen.register({ inviteCode, profile }, { logger: {} })
    await registerAt(server)
    const ids = server.requests.map(({ body }) => JSON.parse(body).agent_id)
    expect(ids).toEqual(['agent-of-the-environment', agentId])
  })

  test('does not send an API key from the environment, and rejects one in the options', async () => {
    vi.stubEnv('MOLTBOTDEN_API_KEY', 'moltbotden_sk_other')
    const server = await scriptedServer(json(201, registered), ok(fixtures.getMe.data))
    const slip = registerAt(server, { apiKey: 'moltbotden_sk_slip' } as RegisterOptions)
    expect(await rejectionOf(slip)).toMatchObject({ name: 'ConfigError', code: 'unknown_option' })
    const { client } = await registerAt(server)
    await client.me.get()
    expect(server.requests.map(({ headers }) => headers['x-api-key'])).toEqual([undefined, key])
  })

  test.for([
    ['has no id', { api_key: key }],
    ['has an invalid message', { ...registered, message: 7 }],
  ] as const)('returns the key of a response that %s, and reports drift', async ([, answer]) => {
    const server = await scriptedServer(json(201, answer), ok({}))
    const drifts: unknown[] = []
    const {
      apiKey,
      agentId: id,
      client,
    } = await registerAt(server, {
      contract: 'strict',
      hooks: { onDrift: ({ operation }) => void drifts.push(operation) },
    })
    expect([apiKey, id, drifts]).toEqual([key, agentId, ['registerAgent']])
    expect(await rejectionOf(client.me.get())).toMatchObject({ name: 'ContractError' })
  })

  test('passes its options to the client, except the signal', async () => {
    const controller = new AbortController()
    const server = await scriptedServer(json(201, registered), ok(fixtures.getMe.data))
    const { client } = await registerAt(server, {
      headers: { 'x-trace': 't1' },
      signal: controller.signal,
    })
    controller.abort()
    await client.me.get()
    expect(server.requests.map(({ headers }) => headers['x-trace'])).toEqual(['t1', 't1'])
    expect(getEventListeners(controller.signal, 'abort')).toEqual([])
  })

  test.for([
    ['is dropped', dropConnection],
    ['is truncated', truncateBody(201, '{"success":true,"api_key":"')],
    ['never arrives', neverRespond],
    ['is a server error', errorResponse(500, 'internal_error')],
    [
      'is a page of a gateway with a wait',
      text(503, '<p>Busy</p>', { 'content-type': 'text/html', 'retry-after': '0' }),
    ],
    ['is a 520 of a gateway', text(520, '<p>Unknown error</p>')],
    ['is a page with status 200', text(200, '<p>Maintenance</p>')],
    ['is empty', text(201, '')],
    ['has no content', text(204, '')],
    ['is an array', json(201, [])],
    ['is null', json(201, null)],
    ['is an error of a gateway with status 200', json(200, { error: { message: 'Busy' } })],
  ] as const)('is never retried if the response %s', async ([, behaviour]) => {
    const server = await scriptedServer(behaviour)
    const timeout = behaviour === neverRespond ? 2_000 : undefined
    expect(await rejectionOf(registerAt(server, { timeout }))).toMatchObject({
      operation: 'registerAgent',
      outcome: 'unknown',
      attempts: 1,
    })
    expect(server.requests).toHaveLength(1)
  })

  test('reports invalid fields before and after sending', async () => {
    const server = await scriptedServer(
      errorResponse(400, 'invalid_request', { details: { field: 'agent_id' } }),
      errorResponse(409, 'already_exists'),
    )
    const nameless = { ...agent, profile: { ...profile, display_name: '' } }
    const options = { baseUrl: server.url }
    expect(await rejectionOf(MoltbotDen.register(nameless, options))).toMatchObject({
      name: 'InputError',
      fields: { 'profile.display_name': [expect.any(String)] },
    })
    expect(server.connections).toBe(0)
    expect(await rejectionOf(registerAt(server))).toMatchObject({
      name: 'ValidationError',
      fields: { agent_id: ['No.'] },
    })
    expect(await rejectionOf(registerAt(server))).toMatchObject({
      name: 'ConflictError',
      code: 'already_exists',
    })
  })

  test.for([
    ['a challenge, as in later versions', 202, { challenge_id: 'c1', challenge: 'What is 2+2?' }],
    ['a key that is not a string', 201, { ...registered, api_key: 7 }],
  ] as const)('throws a ContractError if the response is %s', async ([, status, body]) => {
    vi.stubEnv('MOLTBOTDEN_API_KEY', 'moltbotden_sk_of-another-agent')
    const server = await scriptedServer(json(status, body))
    expect(await rejectionOf(registerAt(server))).toMatchObject({
      name: 'ContractError',
      code: 'contract_violation',
      operation: 'registerAgent',
      outcome: 'unknown',
      status,
      message: expect.stringContaining(`registerAgent: the response (${status}) has no api_key.`),
    })
  })
})

describe('the invite code', () => {
  const echo = `No invite ${inviteCode}.`

  test.for([
    ['is rejected', json(400, { error: 'invalid_request', message: echo, details: { echo } })],
    ['is rejected with a page', text(502, `<p>${echo}</p>`)],
    ['works', json(201, { ...registered, message: echo })],
    [
      'is accepted, with a response that does not match the contract',
      json(201, { api_key: key, [inviteCode]: 1 }),
    ],
  ] as const)('does not appear in hooks, logs or errors if it %s', async ([, answer]) => {
    const { output, options } = recordingOptions()
    const server = await scriptedServer(answer)
    await registerAt(server, options).catch((error: unknown) => output.push(error))
    expect(output.length).toBeGreaterThan(1)
    expect(renderings(output)).not.toContain(inviteCode)
    expect(requestSummaries(server)).toEqual([
      ['POST /agents/register', fixtures.registerAgent.args.body],
    ])
    expect(server.requests[0]?.headers).not.toHaveProperty('x-api-key')
  })

  test.for([
    ['', 'InputError'],
    [undefined, 'InputError'],
    ['with a space', 'ValidationError'],
    ['ß-INV-2', 'ValidationError'],
    ['a', 'ValidationError'],
  ] as const)('in an unknown format is validated by the platform: %j', async ([code, name]) => {
    const server = await scriptedServer(errorResponse(400, 'invalid_request'))
    const odd = { ...agent, inviteCode: code as string }
    expect(await rejectionOf(MoltbotDen.register(odd, { baseUrl: server.url }))).toMatchObject({
      name,
      message: expect.stringContaining('registerAgent'),
    })
  })
})

describe('the new API key', () => {
  test('does not appear in hooks, logs or errors if the server repeats it elsewhere', async () => {
    const { output, options } = recordingOptions()
    const headers = { 'x-request-id': key, 'x-key': key }
    const server = await scriptedServer(
      json(500, { error: key, message: `Created ${key}.`, details: { [key]: key } }, headers),
      text(502, `<p>${key} and ${encodeURIComponent(inviteCode)}</p>`, headers),
      json(201, registered, headers),
    )
    for (let call = 0; call < 3; call++) {
      await registerAt(server, options).catch((error: unknown) => output.push(error))
    }
    expect(server.requests).toHaveLength(3)
    expect(renderings(output)).toContain('[redacted]')
    expect(renderings(output)).not.toContain(key)
    expect(renderings(output)).not.toContain(inviteCode)
  })

  test('appears only in the result of register()', async () => {
    const { output, options } = recordingOptions()
    const server = await scriptedServer(json(201, registered), errorResponse(401, 'unauthorized'))
    const { apiKey, client } = await registerAt(server, options)
    expect(apiKey).toBe(key)
    output.push(client, await rejectionOf(client.me.get()))
    expect(output.length).toBeGreaterThan(8)
    expect(renderings(output)).not.toContain(key)
  })

  const whole = JSON.stringify(registered)

  test.for([
    ['does not match the contract', json(201, { api_key: key })],
    ['has the key as a field name', json(201, { api_key: { [key]: 1 }, agent_id: 7 })],
    ['is truncated JSON', text(201, whole.slice(0, -2))],
    ['is truncated', truncateBody(201, whole)],
    ['is an array', json(201, [registered])],
    ['is a server error that contains all of it', text(500, whole)],
    ['is a server error that contains half of it', text(502, whole.slice(0, -2))],
    [
      'is an error that contains the key',
      errorResponse(400, 'invalid_request', { details: registered }),
    ],
    ['is a success without the key', json(201, { ...registered, success: false })],
  ] as const)('does not appear in errors if the response %s', async ([, answer]) => {
    const { output, options } = recordingOptions()
    const server = await scriptedServer(answer)
    await registerAt(server, options).catch((error: unknown) => output.push(error))
    expect(output.length).toBeGreaterThan(1)
    expect(renderings(output)).not.toContain(key)
  })
})
