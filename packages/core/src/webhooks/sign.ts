import type { Hmac } from './hmac.ts'
import { readSecrets } from './secrets.ts'
import type { Scheme } from './verify.ts'

/** The two headers of a signed body. */
export const sign = async <Signature extends string, Timestamp extends string>(
  hmac: Hmac,
  scheme: Scheme<Signature, Timestamp>,
  body: string | Uint8Array,
  secret: string,
  now: number = Date.now(),
): Promise<Record<Signature | Timestamp, string>> => {
  readSecrets({ secret })
  const timestamp = `${now}`
  const signature = await hmac.sign(secret, timestamp, body)
  return { [scheme.signatureHeader]: signature, [scheme.timestampHeader]: timestamp } as Record<
    Signature | Timestamp,
    string
  >
}
