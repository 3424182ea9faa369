/** Timers with a longer delay fire immediately. */
const maxTimerDelayMs = 2 ** 31 - 1

/**
 * `setTimeout` for delays of any length.
 *
 * @param keepAlive whether the timer keeps the process running, where the runtime has a choice
 */
export const timeoutOf = (
  run: () => void,
  ms: number,
  keepAlive = true,
): ReturnType<typeof setTimeout> => {
  const timer = setTimeout(run, Math.min(ms, maxTimerDelayMs))
  if (!keepAlive) (timer as { unref?: () => unknown }).unref?.()
  return timer
}
