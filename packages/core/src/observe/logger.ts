import type { CallEvent, Hooks } from './hooks.ts'

/** `console` will do, and so will most loggers. */
export interface Logger {
  /** A line for each step of a call. */
  debug?: ((message: string) => void) | undefined
  /** What should not be: an answer that differs from the contract, a hook that threw. */
  warn?: ((message: string) => void) | undefined
}

/** The hooks that write a line for each step of a call. */
export const loggingHooks = (logger: Logger): Hooks => {
  const debug = (event: CallEvent, text: string): void =>
    logger.debug?.(`${event.operation} ${event.method} ${event.path} #${event.attempt} ${text}`)
  return {
    onRequest: (event) => debug(event, 'sent'),
    onResponse: (event) => debug(event, `${event.status} in ${Math.round(event.durationMs)} ms`),
    onRetry: (event) => debug(event, `again in ${event.delayMs} ms: ${event.error.message}`),
    onError: (event) => debug(event, `${event.error.name}: ${event.error.message}`),
  }
}
