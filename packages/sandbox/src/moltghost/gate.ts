import { moltghost } from '@molt-sdk/contracts/moltghost'
import type { Limit, Standing } from '../kit/rate-limits.ts'
import { Refusal } from '../kit/refusal.ts'
import type { StoredAgent } from './agent.ts'
import { stateOf, tokensUsed } from './agent.ts'
import type { State } from './state.ts'

const { windowMs } = moltghost.limits.general

/** The window that counts the calls to an agent. */
export const limitOf = ({ settings }: State, { id }: Pick<StoredAgent, 'id'>): Limit => ({
  key: id,
  limit: settings.requestsPerMinute,
  windowMs,
})

const seconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000))

/** Throws what the endpoint of an agent answers, unless the agent runs. */
export const checkRunning = ({ settings, world }: State, agent: StoredAgent): void => {
  const now = world.clock.now()
  const { initializingStatus, failedStatus } = settings.assumptions
  const wait = agent.runsAt === undefined ? undefined : seconds(agent.runsAt - now)
  switch (stateOf(agent, now)) {
    case 'initializing': {
      if (initializingStatus === 404) throw new Refusal('not_found', 404, 'Not found')
      const details = { retryAfter: wait ?? 60 }
      throw new Refusal('agent_initializing', initializingStatus, 'Agent is starting', details)
    }
    case 'paused':
      throw new Refusal('agent_paused', 503, 'Agent is paused')
    case 'restarting': {
      const details = { retryAfter: wait ?? 5 }
      throw new Refusal('agent_restarting', 503, 'Agent is restarting', details)
    }
    case 'failed':
      throw new Refusal('agent_failed', failedStatus, 'Agent has failed')
    case 'terminated':
      throw new Refusal('agent_terminated', 410, 'Agent is terminated')
  }
}

/** Counts a call to an agent, or throws. */
export const checkCalls = (state: State, agent: StoredAgent): Standing => {
  const { limits, world } = state
  const { allowed, standing } = limits.take([limitOf(state, agent)])
  if (allowed) return standing
  const retryAfter = seconds(standing.resetAt - world.clock.now())
  const message = `Too many requests. Try again in ${retryAfter} seconds.`
  throw new Refusal('rate_limited', 403, message, { retryAfter })
}

/** Throws once the tokens of the month are used up. */
export const checkTokens = ({ settings, world }: State, agent: StoredAgent): void => {
  if (tokensUsed(agent, world.clock.now()) < settings.monthlyTokens) return
  throw new Refusal('quota_exceeded', 429, 'Monthly token limit reached')
}
