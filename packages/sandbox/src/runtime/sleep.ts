import { realTimers } from './real-timers.ts'

/** Waits in real time. An abort ends the wait early without an error; the caller checks the signal. */
export const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const end = (): void => {
      realTimers.clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = realTimers.setTimeout(end, ms)
    signal.addEventListener('abort', end)
  })
