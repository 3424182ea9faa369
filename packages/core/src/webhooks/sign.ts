import { ConfigError } from '../errors/client-errors.ts'
import type { Now } from './clock.ts'
import { toClock } from './clock.ts'
import type { Hmac } from './hmac.ts'
import { resolveSecrets } from './secrets.ts'

/**
 * Signs a body, which is sent as it is. Returns the two headers to send with it.
 *
 * @param prefix the prefix of their names, in lower case
 */
export const sign = async <Prefix extends string>(
  hmac: Hmac,
  prefix: Prefix,
  body: string | Uint8Array,
  secret: string,
  now?: Now,
): Promise<Record<`${Prefix}signature` | `${Prefix}timestamp`, string>> => {
  resolveSecrets({ secret })
  // WebCrypto would sign the text "[object Object]".
  if (typeof body !== 'string' && !ArrayBuffer.isView(body)) {
    const message = `body must be a string or a Uint8Array, got ${typeof body}. Pass the exact text that is sent, such as JSON.stringify(event).`
    throw new ConfigError(message, { code: 'invalid_option' })
  }
  const timestamp = `${toClock(now)()}`
  const signature = await hmac.sign(secret, timestamp, body)
  return { [`${prefix}signature`]: signature, [`${prefix}timestamp`]: timestamp } as Record<
    `${Prefix}signature` | `${Prefix}timestamp`,
    string
  >
}
