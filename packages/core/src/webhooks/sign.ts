import type { Hmac } from './hmac.ts'
import { readSecrets } from './secrets.ts'
import type { Scheme } from './verify.ts'

/** The two headers of a signed body. */
export const sign = async (
  hmac: Hmac,
  { signatureHeader, timestampHeader }: Scheme,
  body: string | Uint8Array,
  secret: string,
  now: number = Date.now(),
): Promise<Record<string, string>> => {
  readSecrets({ secret })
  const timestamp = `${now}`
  return {
    [signatureHeader]: await hmac.sign(secret, timestamp, body),
    [timestampHeader]: timestamp,
  }
}
