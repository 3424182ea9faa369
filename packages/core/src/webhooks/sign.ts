import type { Hmac } from './hmac.ts'
import { resolveSecrets } from './secrets.ts'

/**
 * Signs a body. Returns the two headers to send with it.
 *
 * @param prefix the prefix of their names, in lower case
 */
export const sign = async <Prefix extends string>(
  hmac: Hmac,
  prefix: Prefix,
  body: string | Uint8Array,
  secret: string,
  now: number = Date.now(),
): Promise<Record<`${Prefix}signature` | `${Prefix}timestamp`, string>> => {
  resolveSecrets({ secret })
  const signature = await hmac.sign(secret, `${now}`, body)
  return { [`${prefix}signature`]: signature, [`${prefix}timestamp`]: `${now}` } as Record<
    `${Prefix}signature` | `${Prefix}timestamp`,
    string
  >
}
