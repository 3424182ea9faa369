import { moltify } from '@molt-sdk/contracts/moltify'
import type { UpdatedAgent } from '@molt-sdk/contracts/moltify/types'
import type { Hono } from 'hono'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import { iso } from '../runtime/clock.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import { requireOwnAgent } from './access.ts'
import type { MoltifyAccount } from './accounts.ts'
import type { StoredAgent, StoredAgentStatus } from './agent.ts'
import { toBuilderAgent } from './agent.ts'
import { runConnectionTest } from './connection-test.ts'
import { invalidState } from './errors.ts'
import type { State } from './state.ts'
import { rotateSecret } from './webhook-secrets.ts'

const { publishAgent, deactivateAgent, reactivateAgent, rotateWebhookSecret, testConnection } =
  moltify.operations

const minute = 60_000

/** Adds the status transitions of an agent, and the routes of its webhook. */
export const addAgentTransitionRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<MoltifyAccount>,
  state: State,
): void => {
  const { settings, runtime } = state

  const transition = (
    agent: StoredAgent,
    from: StoredAgentStatus,
    to: StoredAgentStatus,
    pastParticiple: string,
  ): UpdatedAgent => {
    if (agent.status !== from) throw invalidState(`Only ${from} agents can be ${pastParticiple}`)
    agent.status = to
    agent.updatedAt = runtime.clock.now()
    return toBuilderAgent(agent)
  }

  implementOperation(app, adapter, publishAgent, ({ account, params }) =>
    transition(
      requireOwnAgent(state, account, params.agentId),
      'draft',
      'pending_review',
      'published',
    ),
  )

  implementOperation(app, adapter, deactivateAgent, ({ account, params }) =>
    transition(
      requireOwnAgent(state, account, params.agentId),
      'active',
      'inactive',
      'deactivated',
    ),
  )

  implementOperation(app, adapter, reactivateAgent, ({ account, params }) => {
    const agent = requireOwnAgent(state, account, params.agentId)
    const { passedTestAt = Number.NEGATIVE_INFINITY } = agent
    const age = runtime.clock.now() - passedTestAt
    const minutes = settings.assumptions.connectionTestMaxAgeMinutes
    if (agent.status === 'inactive' && age > minutes * minute) {
      throw invalidState(
        agent.passedTestAt === undefined
          ? 'Run test-connection first: no test of the current webhook has passed'
          : `Run test-connection first: the last passing test is more than ${minutes} minutes old`,
      )
    }
    return transition(agent, 'inactive', 'active', 'reactivated')
  })

  implementOperation(app, adapter, rotateWebhookSecret, ({ account, params }) => {
    const agent = requireOwnAgent(state, account, params.agentId)
    return { secret: rotateSecret(state, agent) }
  })

  implementOperation(app, adapter, testConnection, async ({ account, params, requestContext }) => {
    const agent = requireOwnAgent(state, account, params.agentId)
    const { webhookUrl } = agent.fields
    if (webhookUrl === undefined) throw invalidState('The agent has no webhookUrl')
    const failure = await runConnectionTest(state, agent, requestContext)
    const now = runtime.clock.now()
    // The URL may have changed while the previous one was called.
    const isSameUrl = agent.fields.webhookUrl === webhookUrl
    if (isSameUrl) agent.passedTestAt = failure === undefined ? now : undefined
    return {
      passed: failure === undefined,
      message: failure ?? 'The webhook passed the test',
      testedAt: iso(now),
    }
  })
}
