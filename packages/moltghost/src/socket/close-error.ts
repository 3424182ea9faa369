import { closeCodes } from '@molt-sdk/contracts/moltghost/assumed'
import type { MoltError } from '@molt-sdk/core'
import { ConnectionError } from '@molt-sdk/core'
import type { ErrorContext } from '@molt-sdk/core/client'
import { errorClassForCode, isTransientCode } from '../errors/error-class.ts'

/**
 * Codes after which reconnecting does not help: a protocol or policy violation, or an
 * application-specific code. Gateways close idle and old connections with 1001, so reconnecting
 * finds out whether the agent has stopped.
 */
const isPermanentCloseCode = (code: number): boolean =>
  [1002, 1003, 1007, 1008, 1009, 1010].includes(code) || code >= 4000

/** Creates the error of a connection that was closed or lost. `reason` may be an error code. */
export const closeError = (close: number, reason: string, context: ErrorContext): MoltError => {
  const { operation, outcome } = context
  const errorCode = close === closeCodes.invalidApiKey ? 'invalid_api_key' : reason
  const Type = errorClassForCode(errorCode)
  const isPermanent = Type ? !isTransientCode(errorCode) : isPermanentCloseCode(close)
  const message = `${operation}: the connection was closed (${close}${reason && `, ${reason}`}).`
  return new (Type ?? ConnectionError)(message, {
    ...context,
    code: Type ? errorCode : isPermanent ? 'connect_failed' : 'connection_lost',
    retryable: !isPermanent && outcome === undefined,
  })
}
