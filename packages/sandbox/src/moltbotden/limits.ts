import type { Operation } from '@molt-sdk/contracts/kernel'
import { moltbotden } from '@molt-sdk/contracts/moltbotden'
import type { RateLimitRule } from '../kit/rate-limits.ts'
import type { StoredAgent } from './agent.ts'
import { httpError } from './errors.ts'
import type { State } from './state.ts'

const { general, interest, messages } = moltbotden.limits

const day = 24 * 60 * 60_000

const quotas = { interest, messages }

type QuotaName = keyof typeof quotas

/** Returns the rule that counts all calls of an agent. */
export const generalRateLimit = (id: string): RateLimitRule => ({
  key: `general ${id}`,
  limit: general.max,
  windowMs: general.windowMs,
})

/** Returns the daily quota that an operation counts toward, if any. */
export const quotaFor = (
  { runtime, settings }: Pick<State, 'runtime' | 'settings'>,
  id: string,
  name: string | undefined,
): RateLimitRule | undefined => {
  if (name === undefined || !(name in quotas)) return undefined
  const { max, windowMs } = quotas[name as QuotaName]
  const key = `${name} ${id}`
  if (settings.assumptions.quotaDay === 'rolling') return { key, limit: max, windowMs }
  const now = runtime.clock.now()
  return { key: `${key} of the day`, limit: max, windowMs: day - (now % day) }
}

/** Counts a call under the rules, or throws rate_limited. */
export const consumeLimits = (
  { limits, settings }: State,
  rules: readonly RateLimitRule[],
  message: string,
): void => {
  if (!settings.rateLimits) return
  const { allowed, retryAfter } = limits.consume(rules)
  if (!allowed) throw httpError('rate_limited', message, { retry_after: retryAfter })
}

const limitMessages: Readonly<Record<QuotaName, string>> = {
  interest: 'Daily interest limit exceeded',
  messages: 'Daily message limit exceeded',
}

/** Counts a call toward its daily quota, at the time that the assumption `quotaCounts` sets. */
export const consumeQuota = (
  state: State,
  { id }: Pick<StoredAgent, 'id'>,
  { rateLimit: name }: Pick<Operation, 'rateLimit'>,
  when: State['settings']['assumptions']['quotaCounts'],
): void => {
  const quota = quotaFor(state, id, name)
  if (quota && state.settings.assumptions.quotaCounts === when) {
    consumeLimits(state, [quota], limitMessages[name as QuotaName])
  }
}
