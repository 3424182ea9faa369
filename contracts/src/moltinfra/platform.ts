import type { Envelope, Platform } from '../kernel/index.ts'
import { isRecord } from '../kernel/index.ts'

/** Responses are `{success, data}`, errors are `{success, error: {code, message, details}}`. */
const envelope: Envelope = {
  unwrap: (body) => (isRecord(body) && 'data' in body ? body['data'] : body),
  parseError(body) {
    if (!isRecord(body) || !('error' in body)) return undefined
    const { error } = body
    // elizaOS, on which the platform's design is based, sends a string here.
    if (!isRecord(error)) return { message: text(error) }
    const details = isRecord(error['details']) ? error['details'] : undefined
    const { field, reason, retryAfter } = details ?? {}
    return {
      code: text(error['code']),
      documented: (body['success'] === false && typeof error['code'] === 'string') || undefined,
      message: text(error['message']),
      details,
      fields:
        typeof field === 'string'
          ? { [field]: [text(reason) ?? 'was rejected without a reason'] }
          : undefined,
      retryAfterMs: typeof retryAfter === 'number' ? retryAfter * 1000 : undefined,
    }
  },
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const minute = 60_000

export const platform = {
  name: 'MoltInfra',
  baseUrl: 'https://api.moltinfra.xyz/v1',
  baseUrlEnv: ['MOLTINFRA_BASE_URL'],
  auth: { header: 'authorization', prefix: 'Bearer ', env: 'MOLTINFRA_API_KEY' },
  envelope,
  limits: {
    general: { max: 60, windowMs: minute, source: 'reference' },
    agentCreation: { max: 10, windowMs: minute, source: 'inferred' },
    agentReading: { max: 60, windowMs: minute, source: 'inferred' },
    agentUpdate: { max: 30, windowMs: minute, source: 'inferred' },
    agentDeletion: { max: 10, windowMs: minute, source: 'inferred' },
    messages: { max: 60, windowMs: minute, perParam: 'agentId', source: 'inferred' },
  },
  nonRetryableCodes: ['INSUFFICIENT_QUOTA', 'DELETE_PROTECTED'],
} as const satisfies Platform
