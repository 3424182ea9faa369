const callbacksOf = new WeakMap<EventTarget, Set<() => void>>()

/** The one listener of each signal. */
const callAll = ({ target }: Event): void => {
  for (const callback of callbacksOf.get(target as EventTarget) ?? []) {
    try {
      callback()
    } catch (error) {
      // Reported as an unhandled rejection. The others are called nevertheless.
      void Promise.reject(error)
    }
  }
}

/**
 * Calls a function when a signal is aborted. All functions of a signal share one listener: a signal
 * compares each new listener with all that it has, which would make calls with one signal quadratic.
 */
export const addAbortListener = (signal: AbortSignal, onAbort: () => void): void => {
  const callbacks = callbacksOf.get(signal) ?? new Set()
  callbacksOf.set(signal, callbacks.add(onAbort))
  if (callbacks.size === 1) signal.addEventListener('abort', callAll)
}

/** Removes a function. With the last one, the listener is removed from the signal. */
export const removeAbortListener = (signal: AbortSignal, onAbort: () => void): void => {
  const callbacks = callbacksOf.get(signal)
  if (callbacks?.delete(onAbort) && !callbacks.size) signal.removeEventListener('abort', callAll)
}
