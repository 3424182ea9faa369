import type { UpdatedAgent } from '@molt-sdk/contracts/moltify'
import { moltify } from '@molt-sdk/contracts/moltify'
import type { Hono } from 'hono'
import type { Env } from '../exchange.ts'
import { implement } from '../kit/implement.ts'
import { iso } from '../kit/iso.ts'
import type { House } from '../kit/platform.ts'
import { ownAgent } from './access.ts'
import type { Account } from './accounts.ts'
import type { AgentStatus, StoredAgent } from './agent.ts'
import { builderView } from './agent.ts'
import { runConnectionTest } from './connection-test.ts'
import { illegal } from './refuse.ts'
import type { State } from './state.ts'
import { rotateSecret } from './webhook-secrets.ts'

const { publishAgent, deactivateAgent, reactivateAgent, rotateWebhookSecret, testConnection } =
  moltify.operations

const minute = 60_000

/** The steps of an agent on and off the marketplace, and its webhook. */
export const addAgentSteps = (app: Hono<Env>, house: House<Account>, state: State): void => {
  const { settings, world } = state

  const step = (
    agent: StoredAgent,
    from: AgentStatus,
    to: AgentStatus,
    done: string,
  ): UpdatedAgent => {
    if (agent.status !== from) throw illegal(`Only ${from} agents can be ${done}`)
    agent.status = to
    agent.updatedAt = world.clock.now()
    return builderView(agent)
  }

  implement(app, house, publishAgent, ({ account, params }) =>
    step(ownAgent(state, account, params.agentId), 'draft', 'pending_review', 'published'),
  )

  implement(app, house, deactivateAgent, ({ account, params }) =>
    step(ownAgent(state, account, params.agentId), 'active', 'inactive', 'deactivated'),
  )

  implement(app, house, reactivateAgent, ({ account, params }) => {
    const agent = ownAgent(state, account, params.agentId)
    const { passedTestAt = Number.NEGATIVE_INFINITY } = agent
    const age = world.clock.now() - passedTestAt
    if (agent.status === 'inactive' && age > settings.assumptions.freshTestMinutes * minute) {
      throw illegal('Run a webhook test first: the last one that was passed is not fresh')
    }
    return step(agent, 'inactive', 'active', 'reactivated')
  })

  implement(app, house, rotateWebhookSecret, ({ account, params }) => {
    const agent = ownAgent(state, account, params.agentId)
    return { secret: rotateSecret(state, agent) }
  })

  implement(app, house, testConnection, async ({ account, params, exchange }) => {
    const agent = ownAgent(state, account, params.agentId)
    const { webhookUrl } = agent.fields
    if (webhookUrl === undefined) throw illegal('The agent has no webhookUrl')
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
