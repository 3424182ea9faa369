import { closeCodes, platform } from '@molt-sdk/contracts/moltghost'
import type { ErrorContext } from '@molt-sdk/core'
import type { MoltError } from '@molt-sdk/core/errors'
import { AuthenticationError, ConnectionError } from '@molt-sdk/core/errors'

/**
 * Codes after which a new connection meets the same end: the agent has stopped (1001), one side
 * breaks the rules of the protocol or of the server, or whatever the application means by its own.
 */
const isFinal = (code: number): boolean =>
  [closeCodes.stopped, 1002, 1003, 1007, 1008, 1009, 1010].includes(code) || code >= 4000

/** The error of a connection that the other side closed, or that broke. */
export const closeError = (code: number, reason: string, context: ErrorContext): MoltError => {
  const { operation, outcome } = context
  const why = reason ? `${code}, ${reason}` : `${code}`
  if (code === closeCodes.badKey) {
    return new AuthenticationError(
      `${operation}: the agent refused the key (${why}). Check the key given as apiKey or in ${platform.auth.env}.`,
      { ...context, code: 'invalid_api_key', retryable: false },
    )
  }
  if (code === closeCodes.stopped) {
    const message = `${operation}: the agent has stopped, and closed the connection (${why}).`
    return new ConnectionError(message, { ...context, code: 'agent_stopped', retryable: false })
  }
  return new ConnectionError(`${operation}: the connection was closed (${why}).`, {
    ...context,
    code: isFinal(code) ? 'connection_refused' : 'connection_lost',
    retryable: !isFinal(code) && outcome === undefined,
  })
}
