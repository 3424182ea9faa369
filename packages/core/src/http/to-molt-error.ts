import { ConnectionError } from '../errors/connection-error.ts'
import type { ErrorContext } from '../errors/molt-error.ts'
import { MoltError } from '../errors/molt-error.ts'
import { createInputError } from './create-input-error.ts'

/** System codes after which it is sure that nothing was sent. */
const connectErrorCodes: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ConnectionRefused',
])

/** Gives what a transport threw the form of the family. */
export const toMoltError = (thrown: unknown, context: ErrorContext): MoltError => {
  if (thrown instanceof MoltError) return thrown
  const { operation } = context
  if (context.attempts === 0) {
    return createInputError(`${operation}`, { '': [`cannot be sent: ${thrown}`] }, thrown)
  }
  // ky wraps what fetch threw and adds the request, which holds the key.
  const cause = (thrown as Error)?.name === 'NetworkError' ? (thrown as Error).cause : thrown
  const system = findSystemErrorCode(cause)
  const connectFailed = connectErrorCodes.has(system)
  const what = connectFailed
    ? 'could not reach the server'
    : 'lost the connection before the whole answer'
  const message = `${operation} ${what}${system ? ` (${system})` : ''}.`
  return new ConnectionError(message, {
    ...context,
    code: connectFailed ? 'connect_failed' : 'connection_lost',
    retryable: connectFailed || context.outcome === undefined,
    outcome: connectFailed ? undefined : context.outcome,
    cause,
  })
}

/** fetch buries the system's code some causes deep, and in a list where a host has many addresses. */
const findSystemErrorCode = (error: unknown): string | undefined => {
  let current = error as (Error & { code?: unknown }) | undefined
  // A cause may lead back to its effect.
  for (let depth = 0; current && depth < 9; depth++) {
    if (typeof current.code === 'string') return current.code
    current = (
      current instanceof AggregateError ? current.errors[0] : current.cause
    ) as typeof current
  }
  return undefined
}
