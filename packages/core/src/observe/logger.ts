import type { CallEvent, Hooks } from './hooks.ts'

/** The part of a logger that a client uses. `console` and most loggers have it. */
export interface Logger {
  /** Receives a line for each stage of a call. */
  debug?: ((message: string) => void) | undefined
  /** Receives warnings: a response or a request does not match the contract, or a hook threw. */
  warn?: ((message: string) => void) | undefined
}

/** Returns hooks that log a line for each stage of a call. */
export const loggingHooks = (logger: Logger): Hooks => {
  const debug = (event: CallEvent, text: string): void =>
    logger.debug?.(
      `${event.callId} ${event.operation} ${event.method} ${event.path} #${event.attempt} ${text}`,
    )
  return {
    onRequest: (event) => debug(event, 'sent'),
    onResponse: (event) => debug(event, `${event.status} in ${Math.round(event.durationMs)} ms`),
    onRetry: (event) =>
      debug(event, `failed, retrying in ${event.delayMs} ms: ${event.error.message}`),
    onError: (event) => debug(event, `${event.error.name}: ${event.error.message}`),
  }
}
