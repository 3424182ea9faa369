import type { CallOptions, ClientOptions } from '@molt-sdk/core'

/** Longest that the reference would have an agent take, in seconds. */
const longestAnswer = 300

/** The agent is to be first to say that its time is up: it can say why. Milliseconds. */
const grace = 5_000

/** Waits between attempts, such as the minute after a rate limit, come on top. Milliseconds. */
const waits = 120_000

/**
 * The time limits of a call that makes the agent think: a little more than the agent is given.
 * What is said for the call counts most, then `timeout_seconds`, then what is said for the client.
 */
export const patience = (
  call: CallOptions,
  client: Pick<ClientOptions, 'timeout' | 'totalTimeout'>,
  seconds: number | undefined,
): CallOptions => {
  const timeout =
    call.timeout ??
    // What is no number is refused with the rest of the input.
    (typeof seconds === 'number'
      ? seconds * 1000 + grace
      : (client.timeout ?? longestAnswer * 1000 + grace))
  const totalTimeout = call.totalTimeout ?? client.totalTimeout ?? timeout + waits
  return { ...call, timeout, totalTimeout }
}
