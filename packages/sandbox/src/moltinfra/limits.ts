import type { Operation } from '@molt-sdk/contracts/kernel'
import { moltinfra } from '@molt-sdk/contracts/moltinfra'
import type { RateLimitRule } from '../kit/rate-limits.ts'
import type { MoltInfraAccount } from './accounts.ts'
import type { MoltInfraSettings } from './settings.ts'

type LimitDefinition = {
  readonly max: number
  readonly windowMs: number
  readonly perParam?: string
}

const limitClasses: Readonly<Record<string, LimitDefinition>> = moltinfra.limits
const { general } = moltinfra.limits

const tierLimit = (
  { tier }: Pick<MoltInfraAccount, 'tier'>,
  settings: MoltInfraSettings,
): number => {
  if (typeof tier === 'number') return tier
  const { enterpriseLimit } = settings.assumptions
  return { standard: general.max, pro: 300, enterprise: enterpriseLimit }[tier]
}

/** The window that counts all calls of an account. */
export const tierLimitFor = (
  account: Pick<MoltInfraAccount, 'id' | 'tier'>,
  settings: MoltInfraSettings,
): RateLimitRule => ({
  key: account.id,
  limit: tierLimit(account, settings),
  windowMs: general.windowMs,
})

/** The limits that a call comes under: its tier's, and its endpoint's own where that is lower. */
export const rateLimitsFor = (
  account: MoltInfraAccount,
  operation: Operation,
  params: Readonly<Record<string, string>>,
  settings: MoltInfraSettings,
): readonly RateLimitRule[] => {
  const shared = tierLimitFor(account, settings)
  const own = operation.rateLimit === undefined ? undefined : limitClasses[operation.rateLimit]
  if (!own) return [shared]
  const key = [account.id, operation.rateLimit, own.perParam && params[own.perParam]]
    .filter(Boolean)
    .join(' ')
  const limit = { key, limit: Math.min(shared.limit, own.max), windowMs: own.windowMs }
  return settings.assumptions.sharedWindow ? [shared, limit] : [limit]
}
