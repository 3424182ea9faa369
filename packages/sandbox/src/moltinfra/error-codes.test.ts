import { moltinfra } from '@molt-sdk/contracts/moltinfra'
import { expect, test } from 'vitest'
import type { TestResponse } from '../../test/moltinfra.ts'
import { call, createTestAgent, testSandbox } from '../../test/moltinfra.ts'
import type { Sandbox } from '../sandbox.ts'

const send = async (sandbox: Sandbox, message: object = { text: 'Hi' }): Promise<TestResponse> =>
  call(sandbox, 'POST', `/agents/${await createTestAgent(sandbox)}/messages`, message)

/** How each error code of the contract is caused. */
const causes: Record<keyof typeof moltinfra.errors, (sandbox: Sandbox) => Promise<TestResponse>> = {
  INVALID_REQUEST: (sandbox) => call(sandbox, 'GET', '/agents?limit=0'),
  INVALID_MESSAGE: (sandbox) => send(sandbox, { text: '' }),
  UNAUTHORIZED: (sandbox) => call(sandbox, 'GET', '/agents', undefined, { apiKey: 'x' }),
  async DELETE_PROTECTED(sandbox) {
    const { id } = sandbox.moltinfra.agents.create({ name: 'Ada' })
    sandbox.moltinfra.agents.update(id, { protected: true })
    return call(sandbox, 'DELETE', `/agents/${id}`)
  },
  FORBIDDEN(sandbox) {
    const { apiKey } = sandbox.moltinfra.accounts.create({ permissions: 'read' })
    return call(sandbox, 'POST', '/agents', { name: 'Ada' }, { apiKey })
  },
  INSUFFICIENT_QUOTA(sandbox) {
    sandbox.moltinfra.configure({ agentQuota: 0 })
    return call(sandbox, 'POST', '/agents', { name: 'Ada' })
  },
  AGENT_NOT_FOUND: (sandbox) => call(sandbox, 'GET', '/agents/nobody'),
  NOT_FOUND: (sandbox) => call(sandbox, 'GET', '/nothing'),
  RATE_LIMIT_EXCEEDED(sandbox) {
    sandbox.moltinfra.configure({ concurrentMessages: 0 })
    return send(sandbox)
  },
  MODEL_ERROR(sandbox) {
    sandbox.moltinfra.configure({ modelError: true })
    return send(sandbox)
  },
  INTERNAL_ERROR(sandbox) {
    sandbox.faults.add({ kind: 'status', status: 500 })
    return call(sandbox, 'GET', '/agents')
  },
  async AGENT_UNAVAILABLE(sandbox) {
    const { id } = sandbox.moltinfra.agents.create({ name: 'Ada' })
    await call(sandbox, 'PATCH', `/agents/${id}`, { status: 'inactive' })
    return call(sandbox, 'POST', `/agents/${id}/messages`, { text: 'Hi' })
  },
}

test.each(Object.entries(causes))('returns %s with its status and format', async (code, cause) => {
  const { status, headers, body } = await cause(testSandbox())
  expect(status).toBe(moltinfra.errors[code as keyof typeof moltinfra.errors].status)
  expect(body).toMatchObject({ success: false, error: { code, message: expect.any(String) } })
  expect(moltinfra.envelope.parseError(body)).toMatchObject({ code })
  expect(headers.get('x-ratelimit-limit')).toMatch(/^\d+$/)
})
