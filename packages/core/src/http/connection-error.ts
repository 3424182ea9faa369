import { ConnectionError } from '../errors/connection-error.ts'
import type { ErrorContext } from '../errors/molt-error.ts'
import { MoltError } from '../errors/molt-error.ts'
import { inputError } from './input-error.ts'

/** System codes after which it is sure that nothing was sent. */
const neverSent: ReadonlySet<unknown> = new Set([
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
    return inputError(`${operation}`, { '': [`cannot be sent: ${thrown}`] }, thrown)
  }
  // ky wraps what fetch threw and adds the request, which holds the key.
  const cause = (thrown as Error)?.name === 'NetworkError' ? (thrown as Error).cause : thrown
  const system = systemCode(cause)
  const refused = neverSent.has(system)
  const what = refused
    ? 'could not reach the server'
    : 'lost the connection before the whole answer'
  const message = `${operation} ${what}${system ? ` (${system})` : ''}.`
  return new ConnectionError(message, {
    ...context,
    code: refused ? 'connection_refused' : 'connection_lost',
    retryable: refused || context.outcome === undefined,
    outcome: refused ? undefined : context.outcome,
    cause,
  })
}

/** fetch buries the system's code some causes deep, and in a list where a host has many addresses. */
const systemCode = (error: unknown): string | undefined => {
  let at = error as (Error & { code?: unknown }) | undefined
  // A cause may lead back to its effect.
  for (let depth = 0; at && depth < 9; depth++) {
    if (typeof at.code === 'string') return at.code
    at = (at instanceof AggregateError ? at.errors[0] : at.cause) as typeof at
  }
  return undefined
}
