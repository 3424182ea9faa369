import type { Operation } from '@molt-sdk/contracts/kernel'
import type { moltbotden } from '@molt-sdk/contracts/moltbotden'
import { moltbotden as api } from '@molt-sdk/contracts/moltbotden'
import type { Sandbox } from '@molt-sdk/sandbox'
import { MoltbotDen } from '@moltbotden/sdk'
import { expect } from 'vitest'
// Private to this repository: no package exports its catalogue.
import { methodByOperation } from '../../packages/moltbotden/src/method-by-operation.ts'
import type { ErrorTriggerFor } from './error-trigger.ts'
import { agentCases } from './moltbotden-agents.ts'
import { connectionCases } from './moltbotden-connections.ts'
import type { DenClient, MoltbotDenCases } from './moltbotden-resources.ts'
import { resources, unconnectedAgentId } from './moltbotden-resources.ts'
import { defineSubject } from './subject.ts'

const cases: MoltbotDenCases = { ...agentCases, ...connectionCases }

const day = 24 * 60 * 60_000

/** Exhausts the rate limit of an operation and returns the wait in milliseconds. */
const exhaustRateLimit = async (
  sandbox: Sandbox,
  den: MoltbotDen,
  { rateLimit }: Operation,
): Promise<number> => {
  const { moltbotden, clock } = sandbox
  if (rateLimit === 'interest') {
    const agentId = unconnectedAgentId(sandbox)
    for (let at = 0; at < 30; at++) {
      await den.interest.express(agentId)
      // Repeated interest does not count.
      await den.interest.withdraw(agentId)
    }
    return day
  }
  if (rateLimit === 'messages') {
    const { between } = moltbotden.connections.list()[0] ?? { between: ['', ''] }
    const began = clock.now()
    for (let at = 0; at < 100; at++) {
      await den.messages.send(between[1], `No. ${at}`)
      // Stays below the limit per minute.
      clock.advance('1s')
    }
    return began + day - clock.now()
  }
  clock.advance('1m')
  for (let at = 0; at < 100; at++) await den.me.get()
  return 60_000
}

const rateLimited: ErrorTriggerFor<DenClient> = (operation) => ({
  async server(sandbox, { client }) {
    if (operation.auth === 'apiKey') {
      return { retryAfterMs: await exhaustRateLimit(sandbox, client, operation) }
    }
    // Calls without a key are not counted.
    sandbox.faults.add({
      kind: 'status',
      operation: operation.id,
      status: api.errors.rate_limited.status,
      details: { retry_after: 60 },
      times: 1,
    })
    return { retryAfterMs: 60_000 }
  },
})

/** The cases of MoltbotDen. */
export const moltbotdenSubject = defineSubject<DenClient, typeof moltbotden>({
  name: 'moltbotden',
  api,
  createClient(options) {
    const { apiKey, ...others } = options
    return Object.assign(new MoltbotDen(options), {
      register: (agent: Parameters<typeof MoltbotDen.register>[0]) =>
        MoltbotDen.register(agent, others),
    })
  },
  methods: {
    ...methodByOperation,
    async registerAgent({ register }, { body }) {
      const { invite_code: inviteCode, agent_id: agentId, profile } = body
      const { client, ...registered } = await register({ inviteCode, agentId, profile })
      expect(client.baseUrl).not.toBe('')
      return registered
    },
  },
  createParams: resources,
  cases,
  cleanUp: {},
  errorsIdentifiedBy: 'code',
  errors: {
    invalid_request: 'invalid input',
    unauthorized: ({ auth }) =>
      auth === 'apiKey'
        ? { caller: () => ({ options: { apiKey: 'moltbotden_sk_unknown' } }) }
        : 'documented response',
    forbidden: 'documented response',
    not_found: { caller: () => ({ params: { agentId: 'unknown' } }) },
    already_exists: 'documented response',
    rate_limited: rateLimited,
    internal_error: 'documented response',
  },
})
