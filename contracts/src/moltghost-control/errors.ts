import type { ErrorCode } from '../kernel/index.ts'

/** All error codes of the control API, in the same format as those of agents. */
export const errors = {
  invalid_request: { status: 400, source: 'assumed' },
  invalid_api_key: { status: 401, source: 'assumed' },
  rate_limited: { status: 403, source: 'assumed' },
  not_found: { status: 404, source: 'assumed' },
  invalid_state: { status: 409, source: 'assumed' },
  internal_error: { status: 500, source: 'assumed' },
} as const satisfies Readonly<Record<string, ErrorCode>>
