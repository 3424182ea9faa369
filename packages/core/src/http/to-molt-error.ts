import { ConnectionError, TimeoutError } from '../errors/client-errors.ts'
import type { ErrorContext } from '../errors/molt-error.ts'
import { MoltError } from '../errors/molt-error.ts'
import type { Redactor } from '../observe/redact.ts'
import { redactCause } from '../observe/redact-cause.ts'
import { createInputError } from './create-input-error.ts'
import { classifyFailure } from './network-failure.ts'

const requestBodyCode = 'REQUEST_BODY_FAILED'

/** The error to throw if a streamed request body ended early. */
export const toRequestBodyError = (failure: Error | undefined): Error | undefined =>
  // A new error: the code of a DOMException cannot be set.
  failure && Object.assign(new Error(failure.message), { code: requestBodyCode })

/**
 * Converts what a transport threw to an error of the hierarchy.
 *
 * @param awaitingResponse whether `fetch` itself threw: what is not a network error then is an
 * exception of the function given as `fetch`. Later, the connection was lost.
 */
export const toMoltError = (
  thrown: unknown,
  context: ErrorContext,
  redact: Redactor,
  awaitingResponse = false,
): MoltError => {
  if (thrown instanceof MoltError) return thrown
  const { operation, outcome } = context
  // ky wraps what fetch threw and adds the request, which holds the key.
  const inner = (thrown as Error)?.name === 'NetworkError' ? (thrown as Error).cause : thrown
  const cause = redactCause(inner, redact)
  const { failure, code: system } = classifyFailure(thrown)
  const reason = redact.string(innermostMessage(inner))
  if (context.attempts === 0 || failure === 'invalid_request') {
    return createInputError(`${operation}`, { '': [`cannot be sent: ${reason}`] }, cause)
  }
  const where = system ? ` (${redact.string(system)})` : ''
  const hint = outcome ? ' It may have been processed: check before you retry.' : ''
  const common = { ...context, retryable: false, cause }
  switch (failure) {
    case 'connect': {
      const message = `${operation} could not connect to the server${where}. Check baseUrl and the network.`
      const retryable = { retryable: true, outcome: undefined }
      return new ConnectionError(message, { ...common, code: 'connect_failed', ...retryable })
    }
    case 'certificate': {
      const message = `${operation}: the TLS certificate of the server was rejected${where}: ${reason}.`
      return new ConnectionError(message, {
        ...common,
        code: 'certificate_rejected',
        outcome: undefined,
      })
    }
    case 'timeout': {
      const message = `${operation}: the transport gave up waiting for the response${where}. Use a fetch or a dispatcher with longer limits.`
      return new TimeoutError(message, { ...common, code: 'transport_timeout' })
    }
    case 'exception':
    case 'lost': {
      if (system === requestBodyCode) {
        const message = `${operation}: the request body could not be sent: ${reason}.${hint}`
        return new ConnectionError(message, { ...common, code: 'request_body_failed' })
      }
      if (failure === 'exception' && awaitingResponse) {
        const message = `${operation}: fetch threw an exception: ${reason}.${hint}`
        return new ConnectionError(message, { ...common, code: 'fetch_failed' })
      }
      const message = `${operation}: the connection was closed before the full response was received${where}.${hint}`
      const retryable = outcome === undefined
      return new ConnectionError(message, { ...common, code: 'connection_lost', retryable })
    }
  }
}

/** The message of the deepest cause: the outer ones say no more than that fetch failed. */
export const innermostMessage = (thrown: unknown): string => {
  let message = `${thrown}`
  let current = thrown as Error | undefined
  for (let depth = 0; depth < 9 && current; depth++) {
    if (typeof current.message === 'string' && current.message) message = current.message
    current = (
      Array.isArray((current as AggregateError).errors)
        ? (current as AggregateError).errors[0]
        : current.cause
    ) as typeof current
  }
  return message.replace(/\.$/, '')
}

/**
 * Whether a framework threw this through `fetch` to steer its own rendering, and expects to catch
 * it: Next.js marks such errors with a digest, React throws promises and marked objects.
 */
export const isControlFlow = (thrown: unknown): boolean => {
  const { digest, $$typeof, then } = Object(thrown)
  return typeof digest === 'string' || typeof $$typeof === 'symbol' || typeof then === 'function'
}
