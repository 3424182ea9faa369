import type { ErrorCode } from '../kernel/index.ts'

/**
 * All kinds of errors. The platform sends no codes: the names are ours, and errors are identified by
 * status and by whether they contain field errors.
 */
export const errors = {
  validation_failed: { status: 400, source: 'reference' },
  invalid_state: { status: 400, source: 'reference' },
  unauthenticated: { status: 401, source: 'reference' },
  forbidden: { status: 403, source: 'reference' },
  not_found: { status: 404, source: 'reference' },
  conflict: { status: 409, source: 'reference' },
  rate_limited: { status: 429, source: 'reference' },
  internal_error: { status: 500, source: 'reference' },
} as const satisfies Readonly<Record<string, ErrorCode>>
