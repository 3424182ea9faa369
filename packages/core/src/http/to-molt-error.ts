import { ConnectionError } from '../errors/client-errors.ts'
import type { ErrorContext } from '../errors/molt-error.ts'
import { MoltError } from '../errors/molt-error.ts'
import { createInputError } from './create-input-error.ts'

/** System error codes that mean that nothing was sent. */
const connectErrorCodes: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ConnectionRefused',
])

/** Converts what was thrown during a call to a `MoltError`. */
export const toMoltError = (thrown: unknown, context: ErrorContext): MoltError => {
  if (thrown instanceof MoltError) return thrown
  const { operation } = context
  if (context.attempts === 0) {
    return createInputError(`${operation}`, { '': [`cannot be sent: ${thrown}`] }, thrown)
  }
  // ky wraps the error of fetch and adds the request, which holds the API key.
  const cause = (thrown as Error)?.name === 'NetworkError' ? (thrown as Error).cause : thrown
  const system = findSystemErrorCode(cause)
  const connectFailed = connectErrorCodes.has(system)
  const code = system ? ` (${system})` : ''
  const message = connectFailed
    ? `${operation} could not connect to the server${code}. Check baseUrl and the network.`
    : `${operation}: the connection was closed before the full response was received${code}.`
  const hint =
    context.outcome && !connectFailed ? ' It may have been processed: check before you retry.' : ''
  return new ConnectionError(message + hint, {
    ...context,
    code: connectFailed ? 'connect_failed' : 'connection_lost',
    retryable: connectFailed || context.outcome === undefined,
    outcome: connectFailed ? undefined : context.outcome,
    cause,
  })
}

/** fetch nests the system error in causes, and in an array if the host has several addresses. */
const findSystemErrorCode = (error: unknown): string | undefined => {
  let current = error as (Error & { code?: unknown }) | undefined
  // Bounded, because causes can be circular.
  for (let depth = 0; current && depth < 9; depth++) {
    if (typeof current.code === 'string') return current.code
    current = (
      current instanceof AggregateError ? current.errors[0] : current.cause
    ) as typeof current
  }
  return undefined
}
