import type { UpdatedAgent } from '@molt-sdk/contracts/moltify'
import { moltify } from '@molt-sdk/contracts/moltify'
import type { Hono } from 'hono'
import { iso } from '../kit/iso.ts'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import { requireOwnAgent } from './access.ts'
import type { Account } from './accounts.ts'
import type { AgentStatus, StoredAgent } from './agent.ts'
import { toBuilderAgent } from './agent.ts'
import { runConnectionTest } from './connection-test.ts'
import { invalidState } from './errors.ts'
import type { State } from './state.ts'
import { rotateSecret } from './webhook-secrets.ts'

const { publishAgent, deactivateAgent, reactivateAgent, rotateWebhookSecret, testConnection } =
  moltify.operations

const minute = 60_000

/** The steps of an agent on and off the marketplace, and its webhook. */
export const addAgentTransitionRoutes = (
  app: Hono<HonoEnv>,
  house: PlatformAdapter<Account>,
  state: State,
): void => {
  const { settings, world } = state

  const transition = (
    agent: StoredAgent,
    from: AgentStatus,
    to: AgentStatus,
    done: string,
  ): UpdatedAgent => {
    if (agent.status !== from) throw invalidState(`Only ${from} agents can be ${done}`)
    agent.status = to
    agent.updatedAt = world.clock.now()
    return toBuilderAgent(agent)
  }

  implementOperation(app, house, publishAgent, ({ account, params }) =>
    transition(
      requireOwnAgent(state, account, params.agentId),
      'draft',
      'pending_review',
      'published',
    ),
  )

  implementOperation(app, house, deactivateAgent, ({ account, params }) =>
    transition(
      requireOwnAgent(state, account, params.agentId),
      'active',
      'inactive',
      'deactivated',
    ),
  )

  implementOperation(app, house, reactivateAgent, ({ account, params }) => {
    const agent = requireOwnAgent(state, account, params.agentId)
    const { passedTestAt = Number.NEGATIVE_INFINITY } = agent
    const age = world.clock.now() - passedTestAt
    if (
      agent.status === 'inactive' &&
      age > settings.assumptions.connectionTestMaxAgeMinutes * minute
    ) {
      throw invalidState('Run a webhook test first: the last one that was passed is not fresh')
    }
    return transition(agent, 'inactive', 'active', 'reactivated')
  })

  implementOperation(app, house, rotateWebhookSecret, ({ account, params }) => {
    const agent = requireOwnAgent(state, account, params.agentId)
    return { secret: rotateSecret(state, agent) }
  })

  implementOperation(app, house, testConnection, async ({ account, params, exchange }) => {
    const agent = requireOwnAgent(state, account, params.agentId)
    const { webhookUrl } = agent.fields
    if (webhookUrl === undefined) throw invalidState('The agent has no webhookUrl')
    const problem = await runConnectionTest(state, agent, exchange)
    const now = world.clock.now()
    // The address may have changed while the old one was called.
    const isSame = agent.fields.webhookUrl === webhookUrl
    if (isSame) agent.passedTestAt = problem === undefined ? now : undefined
    return {
      passed: problem === undefined,
      message: problem ?? 'The webhook answered',
      testedAt: iso(now),
    }
  })
}
