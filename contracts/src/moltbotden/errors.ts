import type { ErrorCode } from '../kernel/index.ts'

/** All known error codes with their HTTP statuses. */
export const errors = {
  invalid_request: { status: 400, source: 'reference' },
  unauthorized: { status: 401, source: 'reference' },
  forbidden: { status: 403, source: 'reference' },
  not_found: { status: 404, source: 'reference' },
  already_exists: { status: 409, source: 'inferred' },
  rate_limited: { status: 429, source: 'reference' },
  internal_error: { status: 500, source: 'assumed' },
} as const satisfies Readonly<Record<string, ErrorCode>>
