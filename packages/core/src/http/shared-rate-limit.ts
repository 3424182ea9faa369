import { ConfigError, ConnectionError } from '../errors/client-errors.ts'
import { redactCause } from '../observe/redact-cause.ts'
import type { CallLimit, CallLimiter, SharedRateLimit } from './call-limiter.ts'
import { describeValue } from './check-options.ts'
import type { LimitedCall } from './limited-call.ts'
import type { LimitOfCall } from './limits-of-call.ts'
import { limitReached } from './limits-of-call.ts'

/**
 * Waits until a limiter has counted a call in all its limits, or throws a `RateLimitError` that says
 * how long the wait would be. Returns a function that takes the call back from the limits that do not
 * count rejected calls.
 *
 * @throws ConnectionError with code `rate_limiter_failed` if the limiter throws: nothing was sent;
 * ConfigError if the option is invalid
 */
export const acquireSharedLimits = async (
  call: LimitedCall,
  rateLimit: SharedRateLimit,
  limitsOfCall: readonly LimitOfCall[],
): Promise<() => void> => {
  checkSharedLimit(rateLimit)
  const { mode, limiter } = rateLimit
  const { operation, deadline, context } = call
  const { host } = new URL(context.options.baseUrl)
  // The limit of all calls last: most often it is the one that is free again first.
  const limits = [...limitsOfCall].reverse().map(({ name, value, rule }) => ({
    countsRejected: rule.countsRejected,
    limit: {
      key: [host, name, ...(value ? [encodeURIComponent(value)] : [])].join(':'),
      max: Math.max(1, Math.floor(rule.max)),
      windowMs: rule.windowMs,
    },
  }))
  for (;;) {
    const taken: CallLimit[] = []
    let wait = 0
    try {
      for (const { limit } of limits) {
        wait = await take(call, limiter, limit)
        if (wait) break
        taken.push(limit)
      }
    } catch (error) {
      giveBack(limiter, taken)
      throw error
    }
    if (!wait) {
      const notCounted = limits.filter(({ countsRejected }) => countsRejected === false)
      return () =>
        giveBack(
          limiter,
          notCounted.map(({ limit }) => limit),
        )
    }
    giveBack(limiter, taken)
    if (mode === 'fail' || wait > deadline.remaining) throw limitReached(operation.id, wait)
    await deadline.sleep(wait)
  }
}

const checkSharedLimit = ({ mode, limiter }: SharedRateLimit): void => {
  const problem =
    mode !== 'wait' && mode !== 'fail'
      ? `mode must be "wait" or "fail", got ${describeValue(mode)}`
      : typeof Object(limiter).take !== 'function' &&
        `limiter must be an object with the function take, such as flexibleLimiter(limiter), got ${describeValue(limiter)}`
  if (problem) throw new ConfigError(`rateLimit.${problem}.`, { code: 'invalid_option' })
}

/** Asks the limiter, inside the time limits of the call. Returns the milliseconds to wait. */
const take = async (call: LimitedCall, limiter: CallLimiter, limit: CallLimit): Promise<number> => {
  const { context, deadline, errorContext, operation } = call
  const signal = deadline.nextAttemptSignal()
  deadline.waitingFor = 'the rate limiter did not respond'
  let asked: Promise<number> | undefined
  const ask = (): Promise<number> => {
    asked = (async () => limiter.take(limit, signal))()
    return asked.catch((thrown: unknown) => {
      const reason = context.redact.string(`${thrown}`)
      throw new ConnectionError(
        `${operation.id} was not sent: rateLimit.limiter failed (${reason}).`,
        {
          ...errorContext(),
          code: 'rate_limiter_failed',
          retryable: true,
          cause: redactCause(thrown, context.redact),
        },
      )
    })
  }
  try {
    const wait = await deadline.race(ask)
    if (typeof wait === 'number' && wait >= 0) return wait
    throw new ConfigError(
      `rateLimit.limiter.take() must return a number of milliseconds >= 0, got ${describeValue(wait)}.`,
      { code: 'invalid_option', operation: operation.id },
    )
  } catch (error) {
    // A result that comes too late must not use up the limit.
    asked?.then(
      (wait) => signal.aborted && wait === 0 && giveBack(limiter, [limit]),
      () => undefined,
    )
    throw error
  } finally {
    deadline.waitingFor = undefined
  }
}

/** In the background: a call must not fail because it stays counted. */
const giveBack = (limiter: CallLimiter, limits: readonly CallLimit[]): void => {
  for (const limit of limits) {
    Promise.resolve()
      .then(() => limiter.giveBack?.(limit))
      .catch(() => undefined)
  }
}
