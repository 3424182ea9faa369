import type { CallOptions, Hooks, RetryEvent } from '@molt-sdk/core'

/** The options of a call, with an ear for its retries beside the hooks that may be there. */
export const hearingRetries = (
  options: CallOptions | undefined,
  hear: (event: RetryEvent) => void,
): CallOptions => {
  const hooks = options?.hooks
  const onRetry = (event: RetryEvent): unknown => {
    hear(event)
    // Given back, so that what an async hook throws is caught as everywhere.
    return hooks?.onRetry?.(event)
  }
  // Hooks may be an object of a class, whose methods a copy would not have.
  const heard: Hooks = Object.create(hooks ?? null)
  return { ...options, hooks: Object.assign(heard, { onRetry }) }
}
