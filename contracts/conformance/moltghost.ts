import type { Operation } from '@molt-sdk/contracts/kernel'
import type { moltghost } from '@molt-sdk/contracts/moltghost'
import { moltghost as api } from '@molt-sdk/contracts/moltghost'
import type { ApiError } from '@molt-sdk/core'
import type { Sandbox } from '@molt-sdk/sandbox'
import {
  AgentInitializingError,
  AgentPausedError,
  AgentTimeoutError,
  MoltGhostAgent,
  QuotaExceededError,
  RateLimitError,
} from '@moltghost/sdk'
// Private to this repository: no package exports its catalogue.
import { methodByOperation } from '../../packages/moltghost/src/method-by-operation.ts'
import type { ErrorTrigger, ErrorTriggerFor } from './error-trigger.ts'
import { nonStreamingCases } from './moltghost-calls.ts'
import type { AgentClients } from './moltghost-resources.ts'
import { streamingCases } from './moltghost-streams.ts'
import { defineSubject, methodsOf } from './subject.ts'

type AgentStatus = Parameters<Sandbox['moltghost']['agents']['update']>[1]['status']

/** Sets an agent to a status in which it rejects calls, with the wait that it must ask for. */
const agentInState = (status: AgentStatus, retryAfterMs?: number): ErrorTrigger<AgentClients> => ({
  server({ moltghost }) {
    moltghost.agents.update(moltghost.agentId, { status })
    return retryAfterMs === undefined ? undefined : { retryAfterMs }
  },
})

/** A call with a value that the agent does not know. */
const withUnknownValue =
  (field: 'model' | 'tools', value: unknown): ErrorTriggerFor<AgentClients> =>
  ({ id }: Operation) =>
    id === 'invokeTools' && field === 'model'
      ? 'documented response'
      : { caller: ({ args }) => ({ body: { ...(args.body as object), [field]: value } }) }

/** Error classes that are chosen by the code, not by the status. */
const classByCode: Readonly<Record<string, typeof ApiError>> = {
  agent_initializing: AgentInitializingError,
  agent_paused: AgentPausedError,
  quota_exceeded: QuotaExceededError,
  rate_limited: RateLimitError,
  timeout: AgentTimeoutError,
}

/** The cases of MoltGhost's agents. */
export const moltghostSubject = defineSubject<AgentClients, typeof moltghost>({
  name: 'moltghost',
  api,
  createClient(options) {
    const { baseUrl = api.baseUrl } = options
    return {
      agent: new MoltGhostAgent({ ...options, baseUrl }),
      openAi: new MoltGhostAgent({ ...options, baseUrl, api: 'openai' }),
    }
  },
  methods: {
    ...methodsOf(({ agent }: AgentClients) => agent, methodByOperation),
    createChatCompletion: ({ openAi }, { body: { messages, ...extra } }) =>
      openAi.stream(messages as never, { extra }),
  },
  createParams: {},
  cases: { ...streamingCases, ...nonStreamingCases },
  cleanUp: {},
  errorsIdentifiedBy: 'code',
  errorClassFor: (_, code) => classByCode[code],
  errors: {
    invalid_request: 'invalid input',
    invalid_api_key: ({ auth }) =>
      auth === 'apiKey'
        ? { caller: () => ({ options: { apiKey: 'molti_unknown' } }) }
        : 'documented response',
    not_found: { caller: ({ baseUrl }) => ({ options: { baseUrl: `${baseUrl}/nowhere` } }) },
    model_not_found: withUnknownValue('model', 'gpt-unknown'),
    skill_not_found: withUnknownValue('tools', ['fly']),
    agent_initializing: agentInState('initializing', 60_000),
    agent_restarting: agentInState('restarting', 5_000),
    agent_paused: agentInState('paused'),
    agent_failed: agentInState('failed'),
    agent_terminated: agentInState('terminated'),
    rate_limited: {
      async server({ moltghost }, { client }) {
        moltghost.configure({ requestsPerMinute: 1 })
        // Uses up the limit, if an earlier call has not.
        await client.agent.models.list().catch(() => undefined)
        return { retryAfterMs: 60_000 }
      },
    },
    quota_exceeded: {
      server({ moltghost }) {
        moltghost.configure({ monthlyTokens: 0 })
        return undefined
      },
    },
    internal_error: ({ effect }) =>
      effect === 'read'
        ? 'documented response'
        : {
            server({ moltghost }) {
              moltghost.configure({ modelError: true })
              return undefined
            },
          },
    // A real timeout takes too long here; the sandbox's own tests cover it.
    timeout: 'documented response',
  },
})
