import { ConfigError } from '../errors/client-errors.ts'
import { describeValue } from '../http/check-options.ts'

/** Throws a `ConfigError` if an adapter did not receive a function. */
export const requireFunction = (adapter: string, expected: string, value: unknown): void => {
  if (typeof value === 'function') return
  const message = `${adapter}() takes ${expected}, got ${describeValue(value)}.`
  throw new ConfigError(message, { code: 'invalid_option' })
}

/** Throws a `ConfigError` if an adapter did not receive a webhook handler. */
export const requireHandler = (adapter: string, handler: unknown): void =>
  requireFunction(adapter, 'the function that createWebhookHandler() returns', handler)
