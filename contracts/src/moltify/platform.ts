import type { Envelope, Platform } from '../kernel/index.ts'
import { isRecord } from '../kernel/index.ts'

/** Responses are `{success, data}`, errors are `{success, error, errors}`. */
const envelope: Envelope = {
  unwrap: (body) => (isRecord(body) && 'data' in body ? body['data'] : body),
  parseError(body, status) {
    if (!isRecord(body) || !('error' in body)) return undefined
    const { error, errors } = body
    const fields = isRecord(errors) ? toFieldErrors(errors) : undefined
    return {
      message: typeof error === 'string' ? error : undefined,
      documented: (body['success'] === false && typeof error === 'string') || undefined,
      fields,
      // The platform sends 400 for invalid input and for invalid states. Only the former has field errors.
      reason: status === 400 && !errors ? 'state' : undefined,
    }
  },
}

const toFieldErrors = (errors: Readonly<Record<string, unknown>>): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(errors).map(([field, messages]) => [
      field,
      [messages]
        .flat()
        .map((one) => (typeof one === 'string' ? one : 'was rejected without a reason')),
    ]),
  )

const minute = 60_000
const hour = 60 * minute

export const platform = {
  name: 'Moltify',
  baseUrl: 'https://moltify.ai',
  baseUrlEnv: ['MOLTIFY_BASE_URL'],
  auth: {
    header: 'authorization',
    prefix: 'Bearer ',
    env: 'MOLTIFY_API_KEY',
    keyFormat: /mlt_[\w-]{8,}/,
  },
  envelope,
  limits: {
    general: { max: 100, windowMs: minute, source: 'reference' },
    search: { max: 30, windowMs: minute, source: 'reference' },
    taskCreation: { max: 10, windowMs: hour, countsRejected: false, source: 'reference' },
    taskSubmission: { max: 5, windowMs: hour, countsRejected: false, source: 'reference' },
    fileUpload: { max: 20, windowMs: minute, source: 'reference' },
    webhooks: { max: 50, windowMs: minute, source: 'reference' },
    authentication: { max: 5, windowMs: minute, source: 'reference' },
    registration: { max: 3, windowMs: hour, source: 'reference' },
    passwordReset: { max: 3, windowMs: hour, source: 'reference' },
  },
  limitsPerAddress: true,
  nonRetryableCodes: [],
} as const satisfies Platform
