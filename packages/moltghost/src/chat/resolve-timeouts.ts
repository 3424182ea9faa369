import type { CallOptions, ClientOptions } from '@molt-sdk/core/client'

/**
 * Limit without `timeout_seconds`, in milliseconds. The reference allows a reply 300 s, and after
 * the same time Node's `fetch` gives up waiting for the headers of a response.
 */
const defaultTimeoutMs = 290_000

/** Extra time in which the agent can report its own timeout and the reason, in milliseconds. */
const graceMs = 5_000

/** Extra time for waits between attempts, such as a minute after a rate limit, in milliseconds. */
const retryAllowanceMs = 120_000

/**
 * Resolves the time limits of a call that generates a reply, slightly longer than the agent's own
 * limit. Order of precedence: options of the call, `timeout_seconds` of the body, options of the client.
 */
export const resolveTimeouts = (
  call: CallOptions,
  client: Pick<ClientOptions, 'timeout' | 'totalTimeout'>,
  body: unknown,
): CallOptions => {
  const { timeout_seconds: seconds } = Object(body)
  const timeout =
    call.timeout ??
    // Other types are rejected when the request body is validated.
    (typeof seconds === 'number' ? seconds * 1000 + graceMs : (client.timeout ?? defaultTimeoutMs))
  const totalTimeout = call.totalTimeout ?? client.totalTimeout ?? timeout + retryAllowanceMs
  return { ...call, timeout, totalTimeout }
}
