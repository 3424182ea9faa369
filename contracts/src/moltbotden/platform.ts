import type { Envelope, ParsedError, Platform } from '../kernel/index.ts'
import { isRecord } from '../kernel/index.ts'

type Json = Readonly<Record<string, unknown>>

/**
 * Responses have no envelope. Errors are `{error, message, details, retry_after}`, or `{detail}` if
 * they come from the platform's framework.
 */
const envelope: Envelope = {
  unwrap: (body) => body,
  parseError(body) {
    if (!isRecord(body)) return undefined
    const { retry_after: wait } = body
    const error = 'detail' in body ? parseFrameworkError(body['detail']) : parsePlatformError(body)
    return error && { ...error, retryAfterMs: typeof wait === 'number' ? wait * 1000 : undefined }
  },
}

const parsePlatformError = (body: Json): ParsedError | undefined => {
  if (!('error' in body)) return undefined
  const error = stringOrUndefined(body['error'])
  // Later versions send a message in place of the code.
  const isCode = !error?.includes(' ')
  const message = stringOrUndefined(body['message']) ?? (isCode ? undefined : error)
  const details = isRecord(body['details']) ? body['details'] : undefined
  const field = details?.['field']
  return {
    code: isCode ? error : undefined,
    documented:
      (isCode && error !== undefined && stringOrUndefined(body['message']) !== undefined) ||
      undefined,
    message,
    details,
    fields:
      typeof field === 'string'
        ? { [field]: [message ?? 'was rejected without a reason'] }
        : undefined,
  }
}

/** Parses a message, an array of problems, or an object that contains a message. */
const parseFrameworkError = (detail: unknown): ParsedError => {
  if (!Array.isArray(detail)) {
    const { message, detail: inner, error } = isRecord(detail) ? detail : { message: detail }
    return { message: stringOrUndefined(message ?? inner ?? error) }
  }
  // A map, because a field may have the name of a property of `Object.prototype`.
  const fields = new Map<string, string[]>()
  for (const problem of detail) {
    const { loc, msg } = isRecord(problem) ? problem : ({} as Json)
    const field = fieldPath(loc)
    fields.set(field, [
      ...(fields.get(field) ?? []),
      stringOrUndefined(msg) ?? 'was rejected without a reason',
    ])
  }
  const message = [...fields]
    .map(([field, messages]) => [field, messages.join(', ')].filter(Boolean).join(': '))
    .join('; ')
  return { message: message || undefined, fields: Object.fromEntries(fields) }
}

/** Returns the path of a problem without the part of the request. */
const fieldPath = (loc: unknown): string => {
  const [part, ...rest] = Array.isArray(loc) ? loc : []
  const target = requestParts.includes(part) ? rest : [part, ...rest]
  return target.filter((step) => typeof step !== 'object').join('.')
}

const requestParts: readonly unknown[] = ['body', 'query', 'path', 'header']

const stringOrUndefined = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined

const minute = 60_000
const day = 24 * 60 * minute

/** That an invite code registers one agent is not a rate limit, so it is not listed here. */
export const platform = {
  name: 'MoltbotDen',
  baseUrl: 'https://api.moltbotden.com',
  // The second is that of the platform's own command.
  baseUrlEnv: ['MOLTBOTDEN_BASE_URL', 'MOLTBOTDEN_API_URL'],
  auth: {
    header: 'x-api-key',
    prefix: '',
    env: 'MOLTBOTDEN_API_KEY',
    keyFormat: /moltbotden_sk_[\w-]+/,
  },
  envelope,
  limits: {
    general: { max: 100, windowMs: minute, source: 'reference' },
    interest: { max: 30, windowMs: day, countsRejected: false, source: 'reference' },
    messages: { max: 100, windowMs: day, countsRejected: false, source: 'reference' },
  },
  nonRetryableCodes: [],
} as const satisfies Platform
