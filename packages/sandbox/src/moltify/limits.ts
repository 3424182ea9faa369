import type { Operation, RateLimitRule } from '@molt-sdk/contracts/kernel'
import { moltify } from '@molt-sdk/contracts/moltify'
import type { Limit } from '../kit/rate-limits.ts'
import type { MoltifySettings } from './settings.ts'

const classes: Readonly<Record<string, RateLimitRule>> = moltify.limits

/** The header with which a test calls from another address. No proxy header is trusted. */
const ipHeader = 'X-Sandbox-IP'

export const ipOf = (headers: Headers, { ip }: MoltifySettings): string =>
  headers.get(ipHeader)?.trim() || ip

/** The window of a class for an address. */
const windowOf = (name: string, { max, windowMs }: RateLimitRule, ip: string): Limit => ({
  key: `${name} ${ip}`,
  limit: max,
  windowMs,
})

/** The limits that a call comes under: the general one, and that of its class. */
export const limitsOf = (
  { rateLimit: name = 'general' }: Pick<Operation, 'rateLimit'>,
  ip: string,
  { sharedWindow }: MoltifySettings['assumptions'],
): readonly Limit[] => {
  const names = new Set(sharedWindow ? ['general', name] : [name])
  return [...names].flatMap((each) => {
    const own = classes[each]
    return own ? [windowOf(each, own, ip)] : []
  })
}
