import type { CallOptions, ClientOptions } from '@molt-sdk/core/client'

/** Longest that the reference would have an agent take, in seconds. */
const maxReplySeconds = 300

/** The agent is to be first to say that its time is up: it can say why. Milliseconds. */
const graceMs = 5_000

/** Waits between attempts, such as the minute after a rate limit, come on top. Milliseconds. */
const retryAllowanceMs = 120_000

/**
 * The time limits of a call that makes the agent think: a little more than the agent is given.
 * What is said for the call counts most, then `timeout_seconds`, then what is said for the client.
 */
export const resolveTimeouts = (
  call: CallOptions,
  client: Pick<ClientOptions, 'timeout' | 'totalTimeout'>,
  seconds: number | undefined,
): CallOptions => {
  const timeout =
    call.timeout ??
    // What is no number is refused with the rest of the input.
    (typeof seconds === 'number'
      ? seconds * 1000 + graceMs
      : (client.timeout ?? maxReplySeconds * 1000 + graceMs))
  const totalTimeout = call.totalTimeout ?? client.totalTimeout ?? timeout + retryAllowanceMs
  return { ...call, timeout, totalTimeout }
}
