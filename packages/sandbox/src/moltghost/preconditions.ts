import { moltghost } from '@molt-sdk/contracts/moltghost'
import { HttpError } from '../kit/http-error.ts'
import type { RateLimitRule, RateLimitSnapshot } from '../kit/rate-limits.ts'
import type { StoredAgent } from './agent.ts'
import { currentState, tokensUsed } from './agent.ts'
import type { State } from './state.ts'

const { windowMs } = moltghost.limits.general

/** The window that counts the calls to an agent. */
export const rateLimitFor = (
  { settings }: State,
  { id }: Pick<StoredAgent, 'id'>,
): RateLimitRule => ({
  key: id,
  limit: settings.requestsPerMinute,
  windowMs,
})

const toWholeSeconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000))

/** Throws what the endpoint of an agent answers, unless the agent runs. */
export const checkRunning = ({ settings, runtime }: State, agent: StoredAgent): void => {
  const now = runtime.clock.now()
  const { initializingStatus, failedStatus } = settings.assumptions
  const wait = agent.runningAt === undefined ? undefined : toWholeSeconds(agent.runningAt - now)
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

/** Counts a call to an agent, or throws. */
export const consumeRateLimit = (state: State, agent: StoredAgent): RateLimitSnapshot => {
  const { limits, runtime } = state
  const { allowed, standing } = limits.consume([rateLimitFor(state, agent)])
  if (allowed) return standing
  const retryAfter = toWholeSeconds(standing.resetAt - runtime.clock.now())
  const message = `Too many requests. Try again in ${retryAfter} seconds.`
  throw new HttpError('rate_limited', 403, message, { retryAfter })
}

/** Throws once the tokens of the month are used up. */
export const checkTokenQuota = ({ settings, runtime }: State, agent: StoredAgent): void => {
  if (tokensUsed(agent, runtime.clock.now()) < settings.monthlyTokens) return
  throw new HttpError('quota_exceeded', 429, 'Monthly token limit reached')
}
