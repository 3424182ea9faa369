import type { CallOptions } from '../http/options.ts'
import type { Hooks, RetryEvent } from './hooks.ts'

/** Returns the options with a retry listener added to their hooks. */
export const withRetryListener = (
  options: CallOptions | undefined,
  onRetry: (event: RetryEvent) => void,
): CallOptions => {
  const hooks = options?.hooks
  const notifyBoth = (event: RetryEvent): unknown => {
    onRetry(event)
    // Returned, so that errors of an async hook are caught.
    return hooks?.onRetry?.(event)
  }
  // Not a copy: hooks can be an instance of a class, and a copy would lack its methods.
  const hooksWithListener: Hooks = Object.create(hooks ?? null)
  return { ...options, hooks: Object.assign(hooksWithListener, { onRetry: notifyBoth }) }
}
