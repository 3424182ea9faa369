import type { CallOptions } from '../http/options.ts'
import type { Hooks, RetryEvent } from './hooks.ts'

/** Returns the options with a retry listener added to the hooks that they already have. */
export const withRetryListener = (
  options: CallOptions | undefined,
  onRetry: (event: RetryEvent) => void,
): CallOptions => {
  const hooks = options?.hooks
  const notifyBoth = (event: RetryEvent): unknown => {
    onRetry(event)
    // Given back, so that what an async hook throws is caught as everywhere.
    return hooks?.onRetry?.(event)
  }
  // Hooks may be an object of a class, whose methods a copy would not have.
  const hooksWithListener: Hooks = Object.create(hooks ?? null)
  return { ...options, hooks: Object.assign(hooksWithListener, { onRetry: notifyBoth }) }
}
