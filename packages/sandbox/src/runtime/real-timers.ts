/**
 * The timers of the runtime, stored when this file is imported. The sandbox replaces a remote
 * server, so it must go on when a test replaces the global timers (jest, vitest, sinon).
 */
const { clearInterval, clearTimeout, performance, setInterval, setTimeout } = globalThis

/** Browsers require `globalThis` as the receiver. */
export const realTimers = {
  setTimeout: setTimeout.bind(globalThis) as typeof setTimeout,
  clearTimeout: clearTimeout.bind(globalThis) as typeof clearTimeout,
  setInterval: setInterval.bind(globalThis) as typeof setInterval,
  clearInterval: clearInterval.bind(globalThis) as typeof clearInterval,
  /** Returns milliseconds on a monotonic clock. */
  now: performance.now.bind(performance) as () => number,
}
