import { timeoutOf } from './bounded-timeout.ts'

/** Resolves after a number of milliseconds, or when the signal is aborted. */
export const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = timeoutOf(end, ms)
    signal.addEventListener('abort', end)
    if (signal.aborted) end()
  })
