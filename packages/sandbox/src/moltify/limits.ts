import type { RateLimitRule as DocumentedLimit, Operation } from '@molt-sdk/contracts/kernel'
import { moltify } from '@molt-sdk/contracts/moltify'
import type { RateLimitRule } from '../kit/rate-limits.ts'
import type { MoltifySettings } from './settings.ts'

const classes: Readonly<Record<string, DocumentedLimit>> = moltify.limits

/** The header with which a test calls from another address. No proxy header is trusted. */
const ipHeader = 'X-Sandbox-IP'

export const clientIp = (headers: Headers, { ip }: MoltifySettings): string =>
  headers.get(ipHeader)?.trim() || ip

/** The window of a class for an address. */
const toRateLimitRule = (
  name: string,
  { max, windowMs }: DocumentedLimit,
  ip: string,
): RateLimitRule => ({
  key: `${name} ${ip}`,
  limit: max,
  windowMs,
})

/** The limits that a call comes under: the general one, and that of its class. */
export const rateLimitsFor = (
  { rateLimit: name = 'general' }: Pick<Operation, 'rateLimit'>,
  ip: string,
  { sharedWindow }: MoltifySettings['assumptions'],
): readonly RateLimitRule[] => {
  const names = new Set(sharedWindow ? ['general', name] : [name])
  return [...names].flatMap((each) => {
    const own = classes[each]
    return own ? [toRateLimitRule(each, own, ip)] : []
  })
}
