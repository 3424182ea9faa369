import { expect, test, vi } from 'vitest'
import { json } from '../../core/test/behaviors.ts'
import { rejectionOf } from '../../core/test/client.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import { fixtures } from '../test/calls.ts'
import { key } from '../test/moltbotden.ts'
import { MoltbotDen } from './client.ts'
import type { Registration } from './register.ts'

const { invite_code: inviteCode, agent_id: agentId, profile } = fixtures.registerAgent.args.body
const agent = { inviteCode, agentId, profile }

const registerAt = (url: string, registration: object, contract?: 'off') => {
  const warn = vi.fn()
  const options = { baseUrl: url, logger: { warn }, contract }
  return { warn, call: MoltbotDen.register(registration as Registration, options) }
}

test('reports unknown fields with a suggestion, and sends them', async () => {
  const server = await scriptedServer(json(201, { ...fixtures.registerAgent.data, api_key: key }))
  const { warn, call } = registerAt(server.url, { ...agent, profil: {}, callback_url: 'https://a' })
  await call
  expect(warn.mock.calls).toEqual([
    [
      'registerAgent: profil is not a known field of the agent (did you mean profile?); callback_url is not a known field of the agent. Unknown fields are sent unchanged.',
    ],
  ])
  expect(JSON.parse(server.requests[0]?.body ?? '')).toMatchObject({ callback_url: 'https://a' })
  const silent = registerAt(server.url, { ...agent, profil: {} }, 'off')
  await silent.call
  expect(silent.warn).not.toHaveBeenCalled()
})

test('names the fields as the caller wrote them', async () => {
  const server = await scriptedServer()
  const { warn, call } = registerAt(server.url, { invite_code: inviteCode, agentId, profile })
  const error = await rejectionOf<Error>(call)
  expect(error).toMatchObject({ name: 'InputError', operation: 'registerAgent' })
  expect(error).toHaveProperty('fields.inviteCode')
  expect(error.message).toContain('registerAgent: inviteCode')
  expect(error.message).not.toContain('invite_code')
  expect(warn.mock.calls[0]?.[0]).toContain('invite_code is not a known field of the agent (did')
  expect(server.requests).toHaveLength(0)
})
