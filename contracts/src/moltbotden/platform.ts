import type { Envelope, ParsedError, Platform } from '../kernel/index.ts'
import { isRecord } from '../kernel/index.ts'

type Json = Readonly<Record<string, unknown>>

/**
 * Answers come bare. Errors come as `{error, message, details, retry_after}`, and, from the
 * framework that the platform runs on, as `{detail}`.
 */
const envelope: Envelope = {
  unwrap: (body) => body,
  parseError(body) {
    if (!isRecord(body)) return undefined
    const { retry_after: wait } = body
    const failure =
      'detail' in body ? parseFrameworkError(body['detail']) : parsePlatformError(body)
    return (
      failure && { ...failure, retryAfterMs: typeof wait === 'number' ? wait * 1000 : undefined }
    )
  },
}

const parsePlatformError = (body: Json): ParsedError | undefined => {
  if (!('error' in body)) return undefined
  const error = text(body['error'])
  // Later versions put a sentence where the reference has a code.
  const isCode = !error?.includes(' ')
  const message = text(body['message']) ?? (isCode ? undefined : error)
  const details = isRecord(body['details']) ? body['details'] : undefined
  const field = details?.['field']
  return {
    code: isCode ? error : undefined,
    documented: (isCode && error !== undefined && text(body['message']) !== undefined) || undefined,
    message,
    details,
    fields: typeof field === 'string' ? { [field]: [message ?? 'is not valid'] } : undefined,
  }
}

/** A sentence, a list of what is wrong where, or an object around a sentence. */
const parseFrameworkError = (detail: unknown): ParsedError => {
  if (!Array.isArray(detail)) {
    const { message, detail: inner, error } = isRecord(detail) ? detail : { message: detail }
    return { message: text(message ?? inner ?? error) }
  }
  // A map: a field may bear the name of what every object has.
  const fields = new Map<string, string[]>()
  for (const problem of detail) {
    const { loc, msg } = isRecord(problem) ? problem : ({} as Json)
    const field = fieldPath(loc)
    fields.set(field, [...(fields.get(field) ?? []), text(msg) ?? 'is not valid'])
  }
  const message = [...fields]
    .map(([field, words]) => [field, words.join(', ')].filter(Boolean).join(': '))
    .join('; ')
  return { message: message || undefined, fields: Object.fromEntries(fields) }
}

/** Where a problem is, without the part of the request that it is in. */
const fieldPath = (loc: unknown): string => {
  const [part, ...rest] = Array.isArray(loc) ? loc : []
  const place = requestParts.includes(part) ? rest : [part, ...rest]
  return place.filter((step) => typeof step !== 'object').join('.')
}

const requestParts: readonly unknown[] = ['body', 'query', 'path', 'header']

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const minute = 60_000
const day = 24 * 60 * minute

/** An invite code registers one agent, which is no matter of time and so stands in no window. */
export const platform = {
  name: 'MoltbotDen',
  baseUrl: 'https://api.moltbotden.com',
  auth: {
    header: 'x-api-key',
    prefix: '',
    env: 'MOLTBOTDEN_API_KEY',
    keyFormat: /moltbotden_sk_[\w-]+/,
  },
  envelope,
  limits: {
    general: { max: 100, windowMs: minute, source: 'reference' },
    interest: { max: 30, windowMs: day, source: 'reference' },
    messages: { max: 100, windowMs: day, source: 'reference' },
  },
  nonRetryableCodes: [],
} as const satisfies Platform
