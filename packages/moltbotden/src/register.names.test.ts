import { expect, onTestFinished, test, vi } from 'vitest'
import { json } from '../../core/test/behaviors.ts'
import { rejectionOf } from '../../core/test/client.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import { fixtures } from '../test/calls.ts'
import { key } from '../test/moltbotden.ts'
import { MoltbotDen } from './client.ts'
import type { RegisterOptions, Registration } from './register.ts'

const { invite_code: inviteCode, agent_id: agentId, profile } = fixtures.registerAgent.args.body
const agent = { inviteCode, agentId, profile }

const registerAt = (url: string, registration: object, options?: RegisterOptions) => {
  const warn = vi.fn()
  const all = { baseUrl: url, logger: { warn }, ...options }
  return { warn, call: MoltbotDen.register(registration as Registration, all) }
}

test('reports unknown fields with a suggestion, and sends them', async () => {
  const server = await scriptedServer(json(201, { ...fixtures.registerAgent.data, api_key: key }))
  const { warn, call } = registerAt(server.url, {
    ...agent,
    profile: { ...profile, display_nam: 'Ada' },
    agentid: 'a',
    callback_url: 'https://a',
  })
  await call
  await vi.waitFor(() => {
    expect(warn.mock.calls).toEqual([
      [
        'registerAgent: agentid is not a known field of the body (did you mean agentId?); callback_url is not a known field of the body; profile.display_nam is not a known field of the body (did you mean display_name?). Unknown fields are sent unchanged.',
      ],
    ])
  })
  expect(JSON.parse(server.requests[0]?.body ?? '')).toMatchObject({
    callback_url: 'https://a',
    profile: { display_nam: 'Ada' },
  })
  const silent = registerAt(server.url, { ...agent, profil: {} }, { contract: 'off' })
  await silent.call
  await import('../../core/src/http/unknown-fields.ts')
  expect(silent.warn).not.toHaveBeenCalled()
})

test('reports unknown fields to onDrift in place of the log, without the invite code', async () => {
  const server = await scriptedServer(json(201, { ...fixtures.registerAgent.data, api_key: key }))
  const onDrift = vi.fn()
  const registration = { ...agent, profil: {}, [inviteCode]: 1 }
  const { warn, call } = registerAt(server.url, registration, { hooks: { onDrift } })
  await call
  await vi.waitFor(() => expect(onDrift).toHaveBeenCalled())
  expect(onDrift.mock.calls).toEqual([
    [
      {
        callId: expect.any(String),
        operation: 'registerAgent',
        method: 'POST',
        path: '/agents/register',
        attempt: 1,
        in: 'request',
        fields: {
          profil: ['is not a known field of the body (did you mean profile?)'],
          '[redacted]': ['is not a known field of the body'],
        },
      },
    ],
  ])
  expect(warn).not.toHaveBeenCalled()
})

test('names missing fields as the caller writes them', async () => {
  const server = await scriptedServer()
  const { call } = registerAt(server.url, { agentId, profile })
  const error = await rejectionOf<Error>(call)
  expect(error).toMatchObject({ name: 'InputError', operation: 'registerAgent' })
  expect(error).toHaveProperty('fields.inviteCode')
  expect(error.message).toContain('registerAgent: inviteCode')
  expect(error.message).not.toContain('invite_code')
  expect(server.requests).toHaveLength(0)
})

test.for([
  ['invite_code', 'inviteCode'],
  ['agent_id', 'agentId'],
] as const)('rejects %s, which would be replaced by %s', async ([name, ownName]) => {
  vi.stubEnv('MOLTBOTDEN_AGENT_ID', 'agent-of-the-environment')
  onTestFinished(() => void vi.unstubAllEnvs())
  const server = await scriptedServer()
  const { call } = registerAt(server.url, { ...agent, [ownName]: undefined, [name]: 'a' })
  const problem = `is not a field of the agent. Pass ${ownName}`
  expect(await rejectionOf(call)).toMatchObject({
    name: 'InputError',
    message: `registerAgent: ${name} ${problem}.`,
    fields: { [name]: [problem] },
  })
  expect(server.requests).toHaveLength(0)
})
