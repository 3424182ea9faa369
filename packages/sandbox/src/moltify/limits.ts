import type { RateLimitRule as DocumentedLimit, Operation } from '@molt-sdk/contracts/kernel'
import { moltify } from '@molt-sdk/contracts/moltify'
import type { RateLimitRule } from '../kit/rate-limits.ts'
import { isMultipart } from '../kit/read-request.ts'
import type { MoltifySettings } from './settings.ts'

const classes: Readonly<Record<string, DocumentedLimit>> = moltify.limits

/** Header by which a test sets the address of the caller. Proxy headers are ignored. */
const ipHeader = 'X-Sandbox-IP'

export const clientIp = (headers: Headers, { ip }: MoltifySettings): string =>
  headers.get(ipHeader)?.trim() || ip

/** Returns the rule of a limit class for an address. */
const toRateLimitRule = (
  name: string,
  { max, windowMs }: DocumentedLimit,
  ip: string,
): RateLimitRule => ({
  key: `${name} ${ip}`,
  limit: max,
  windowMs,
})

/** Returns the rules of a call: the general one, and that of its class or of its files. */
export const rateLimitsFor = (
  { rateLimit, files }: Pick<Operation, 'rateLimit' | 'files'>,
  headers: Headers,
  ip: string,
  { sharedWindow, jsonDeliveries }: MoltifySettings['assumptions'],
): readonly RateLimitRule[] => {
  const isUpload = isMultipart(headers) || jsonDeliveries === 'upload'
  const name = rateLimit ?? (isUpload ? files?.rateLimit : undefined) ?? 'general'
  const names = new Set(sharedWindow ? ['general', name] : [name])
  return [...names].flatMap((className) => {
    const limit = classes[className]
    return limit ? [toRateLimitRule(className, limit, ip)] : []
  })
}

const taskLimits: readonly unknown[] = ['taskCreation', 'taskSubmission']

/** Returns the hourly rule of a call that creates or submits a task. */
export const taskLimitFor = (
  { rateLimit: name = '' }: Pick<Operation, 'rateLimit'>,
  ip: string,
): RateLimitRule | undefined => {
  const limit = taskLimits.includes(name) ? classes[name] : undefined
  return limit && toRateLimitRule(name, limit, ip)
}
