import type { ErrorCode } from '../kernel/index.ts'

/** All known error codes with their HTTP statuses. Statuses are used in unusual ways, so use the code. */
export const errors = {
  agent_initializing: { status: 202, source: 'assumed' },
  invalid_request: { status: 400, source: 'assumed' },
  invalid_api_key: { status: 401, source: 'reference' },
  rate_limited: { status: 403, source: 'reference' },
  not_found: { status: 404, source: 'assumed' },
  model_not_found: { status: 404, source: 'assumed' },
  skill_not_found: { status: 404, source: 'assumed' },
  agent_terminated: { status: 410, source: 'assumed' },
  quota_exceeded: { status: 429, source: 'reference' },
  internal_error: { status: 500, source: 'assumed' },
  agent_paused: { status: 503, source: 'reference' },
  agent_restarting: { status: 503, source: 'assumed' },
  agent_failed: { status: 503, source: 'assumed' },
  timeout: { status: 504, source: 'reference' },
} as const satisfies Readonly<Record<string, ErrorCode>>
