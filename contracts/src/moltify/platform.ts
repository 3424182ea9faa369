import type { Envelope, Platform } from '../kernel/index.ts'
import { isRecord } from '../kernel/index.ts'

/** `{success, data}` around answers, `{success, error, errors}` around errors. */
const envelope: Envelope = {
  open: (body) => (isRecord(body) && 'data' in body ? body['data'] : body),
  failure(body, status) {
    if (!isRecord(body) || !('error' in body)) return undefined
    const { error, errors } = body
    const fields = isRecord(errors) ? reasons(errors) : undefined
    return {
      message: typeof error === 'string' ? error : undefined,
      fields,
      // The platform documents 400 for both, and the list of fields for one of them.
      kind: status === 400 && !errors ? 'state' : undefined,
    }
  },
}

const reasons = (errors: Readonly<Record<string, unknown>>): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(errors).map(([field, said]) => [
      field,
      [said].flat().map((one) => (typeof one === 'string' ? one : 'is not valid')),
    ]),
  )

const minute = 60_000
const hour = 60 * minute

/** Every limit is counted for each IP address, whatever the key. */
export const platform = {
  name: 'Moltify',
  baseUrl: 'https://moltify.ai',
  auth: { header: 'authorization', prefix: 'Bearer ', env: 'MOLTIFY_API_KEY' },
  envelope,
  limits: {
    general: { limit: 100, windowMs: minute, source: 'reference' },
    search: { limit: 30, windowMs: minute, source: 'reference' },
    taskCreation: { limit: 10, windowMs: hour, source: 'reference' },
    taskSubmission: { limit: 5, windowMs: hour, source: 'reference' },
    fileUpload: { limit: 20, windowMs: minute, source: 'reference' },
    webhooks: { limit: 50, windowMs: minute, source: 'reference' },
    authentication: { limit: 5, windowMs: minute, source: 'reference' },
    registration: { limit: 3, windowMs: hour, source: 'reference' },
    passwordReset: { limit: 3, windowMs: hour, source: 'reference' },
  },
  neverRetry: [],
} as const satisfies Platform
