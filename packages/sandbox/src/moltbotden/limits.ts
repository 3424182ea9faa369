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

/** The window that counts all calls with a key. */
export const generalRateLimit = (id: string): RateLimitRule => ({
  key: `general ${id}`,
  limit: general.max,
  windowMs: general.windowMs,
})

/** The window of a day that an operation counts in, if it does. */
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
  const date = Math.floor(now / day)
  return { key: `${key} ${date}`, limit: max, windowMs: (date + 1) * day - now }
}

/** Counts a call under limits, or refuses it. */
export const consumeLimits = (
  { limits, settings, runtime }: State,
  rules: readonly RateLimitRule[],
  message: string,
): void => {
  if (!settings.rateLimits) return
  const { allowed, standing } = limits.consume(rules)
  if (allowed) return
  const retry_after = Math.max(1, Math.ceil((standing.resetAt - runtime.clock.now()) / 1000))
  throw httpError('rate_limited', message, { retry_after })
}

const limitMessages: Readonly<Record<QuotaName, string>> = {
  interest: 'Daily interest limit exceeded',
  messages: 'Daily message limit exceeded',
}

/** Counts what an agent does in a day, either when it calls or when it is about to be done. */
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
