import type { ErrorCode } from '../kernel/index.ts'

/** All known error codes with their HTTP statuses. */
export const errors = {
  INVALID_REQUEST: { status: 400, source: 'inferred' },
  INVALID_MESSAGE: { status: 400, source: 'inferred' },
  UNAUTHORIZED: { status: 401, source: 'inferred' },
  DELETE_PROTECTED: { status: 403, source: 'inferred' },
  FORBIDDEN: { status: 403, source: 'assumed' },
  INSUFFICIENT_QUOTA: { status: 403, source: 'assumed' },
  AGENT_NOT_FOUND: { status: 404, source: 'inferred' },
  NOT_FOUND: { status: 404, source: 'assumed' },
  RATE_LIMIT_EXCEEDED: { status: 429, source: 'inferred' },
  MODEL_ERROR: { status: 500, source: 'assumed' },
  INTERNAL_ERROR: { status: 500, source: 'assumed' },
  AGENT_UNAVAILABLE: { status: 503, source: 'inferred' },
} as const satisfies Readonly<Record<string, ErrorCode>>
