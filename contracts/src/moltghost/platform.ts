import type { Envelope, Platform } from '../kernel/index.ts'
import { isRecord } from '../kernel/index.ts'

const minute = 60_000

/** Returns the error of a reply with the finish reason `error`, flat or in its first choice. */
const failureOf = (body: Readonly<Record<string, unknown>>): unknown => {
  const choice: unknown = Array.isArray(body['choices']) ? body['choices'][0] : body
  for (const end of [body, choice]) {
    if (isRecord(end) && (end['finish_reason'] === 'error' || end['error']))
      return end['error'] ?? body['error'] ?? { message: end['message'] ?? body['message'] }
  }
  return undefined
}

/** Responses have no envelope. Errors are `{error: {message, code, type}}`. */
const envelope: Envelope = {
  unwrap: (body) => body,
  parseError(body, status) {
    const fields = isRecord(body) ? body : {}
    // The reference only says "Accepted, retry in 60s", so any body is accepted.
    if (status === 202) return initializing(fields)
    const error = fields['error'] ?? failureOf(fields)
    if (error === undefined) return undefined
    if (!isRecord(error)) return { message: text(error) }
    const { code: rawCode, message: rawMessage, ...details } = error
    const code = text(rawCode)
    const message = text(rawMessage)
    // OpenAI's errors name the invalid parameter.
    const param = text(error['param'])
    return {
      code,
      documented: (code !== undefined && message !== undefined) || undefined,
      message,
      details,
      fields:
        param === undefined ? undefined : { [param]: [message ?? 'was rejected without a reason'] },
      retryAfterMs: code === 'rate_limited' ? minute : undefined,
    }
  },
  failureOf,
}

const initializing = (
  body: Readonly<Record<string, unknown>>,
): ReturnType<Envelope['parseError']> => {
  const wait = body['retry_after_seconds']
  return {
    code: 'agent_initializing',
    message: 'The agent is starting and does not accept requests yet.',
    retryAfterMs: typeof wait === 'number' ? wait * 1000 : minute,
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** Each agent has its own host: its id is the first label. */
export const platform = {
  name: 'MoltGhost',
  baseUrl: 'https://agent.moltghost.io',
  baseUrlEnv: ['MOLTGHOST_BASE_URL'],
  auth: { header: 'authorization', prefix: 'Bearer ', env: 'MOLTGHOST_API_KEY' },
  envelope,
  limits: { general: { max: 100, windowMs: minute, source: 'inferred' } },
  nonRetryableCodes: [
    'quota_exceeded',
    'agent_paused',
    'agent_failed',
    'agent_terminated',
    'timeout',
  ],
  retryableCodes: ['rate_limited', 'agent_initializing', 'agent_restarting'],
  pendingStatus: 202,
} as const satisfies Platform
