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

/** Returns the rule that counts all calls of an account. */
export const tierLimitFor = (
  account: Pick<MoltInfraAccount, 'id' | 'tier'>,
  settings: MoltInfraSettings,
): RateLimitRule => ({
  key: account.id,
  limit: tierLimit(account, settings),
  windowMs: general.windowMs,
})

/** Returns the rules of a call: that of its tier, and that of its endpoint if these are counted. */
export const rateLimitsFor = (
  account: MoltInfraAccount,
  operation: Operation,
  params: Readonly<Record<string, string>>,
  settings: MoltInfraSettings,
): readonly RateLimitRule[] => {
  const { endpointCaps, sharedWindow } = settings.assumptions
  const tierRule = tierLimitFor(account, settings)
  const definition =
    operation.rateLimit === undefined ? undefined : limitClasses[operation.rateLimit]
  if (!definition || (sharedWindow && !endpointCaps)) return [tierRule]
  const { max, windowMs, perParam } = definition
  const key = [account.id, operation.rateLimit, endpointCaps && perParam && params[perParam]]
    .filter(Boolean)
    .join(' ')
  const limit = endpointCaps ? Math.min(tierRule.limit, max) : tierRule.limit
  const endpointRule = { key, limit, windowMs }
  return sharedWindow ? [tierRule, endpointRule] : [endpointRule]
}
