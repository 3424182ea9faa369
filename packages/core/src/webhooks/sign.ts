import type { Hmac } from './hmac.ts'
import { resolveSecrets } from './secrets.ts'

/**
 * The two headers of a signed body.
 *
 * @param prefix what their names begin with, in lower case
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
