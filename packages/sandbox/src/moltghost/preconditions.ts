import { moltghost } from '@molt-sdk/contracts/moltghost'
import { HttpError } from '../kit/http-error.ts'
import type { RateLimitRule, RateLimitSnapshot } from '../kit/rate-limits.ts'
import { secondsUntil } from '../runtime/clock.ts'
import type { StoredAgent } from './agent.ts'
import { currentState, tokensUsed } from './agent.ts'
import type { State } from './state.ts'

const { windowMs } = moltghost.limits.general

/** Returns the rule that counts the calls to an agent. */
export const rateLimitFor = (
  { settings }: State,
  { id }: Pick<StoredAgent, 'id'>,
): RateLimitRule => ({
  key: id,
  limit: settings.requestsPerMinute,
  windowMs,
})

/** Throws the error that the endpoint of an agent returns, unless the agent is running. */
export const checkRunning = ({ settings, runtime }: State, agent: StoredAgent): void => {
  const now = runtime.clock.now()
  const { initializingStatus, failedStatus } = settings.assumptions
  const wait = agent.runningAt === undefined ? undefined : secondsUntil(agent.runningAt, now)
  switch (currentState(agent, now)) {
    case 'initializing': {
      if (initializingStatus === 404) throw new HttpError('not_found', 404, 'Not found')
      const details = { retryAfter: wait ?? 60 }
      throw new HttpError('agent_initializing', initializingStatus, 'Agent is starting', details)
    }
    case 'paused':
      throw new HttpError('agent_paused', 503, 'Agent is paused')
    case 'restarting': {
      const details = { retryAfter: wait ?? 5 }
      throw new HttpError('agent_restarting', 503, 'Agent is restarting', details)
    }
    case 'failed':
      throw new HttpError('agent_failed', failedStatus, 'Agent has failed')
    case 'terminated':
      throw new HttpError('agent_terminated', 410, 'Agent is terminated')
  }
}

/** Counts a call to an agent, or throws rate_limited. */
export const consumeRateLimit = (state: State, agent: StoredAgent): RateLimitSnapshot => {
  const { allowed, snapshot, retryAfter } = state.limits.consume([rateLimitFor(state, agent)])
  if (allowed) return snapshot
  const message = `Too many requests. Try again in ${retryAfter} seconds.`
  throw new HttpError('rate_limited', 403, message, { retryAfter })
}

/** Throws quota_exceeded when the agent has used its tokens of the month. */
export const checkTokenQuota = ({ settings, runtime }: State, agent: StoredAgent): void => {
  if (tokensUsed(agent, runtime.clock.now()) < settings.monthlyTokens) return
  throw new HttpError('quota_exceeded', 429, 'Monthly token limit reached')
}
