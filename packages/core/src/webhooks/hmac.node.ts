import { Buffer } from 'node:buffer'
import type { Hmac } from './hmac.ts'

type Crypto = typeof import('node:crypto')

/** Loaded with the first signature: it takes longer than all else that a webhook starts with. */
let crypto: Crypto | undefined

/** Where signatures are compared. Nothing is awaited between, so two do for all. */
const [expectedBuffer, receivedBuffer] = [Buffer.alloc(64), Buffer.alloc(64)]

/** On `node:crypto`: a tenth of the time, since no other thread is asked. */
export const hmac: Hmac = {
  sign: (secret, timestamp, body) => {
    const sign = ({ createHmac }: Crypto): string =>
      // As text: bytes cost more to hand over than these 64 characters.
      createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')
    return crypto ? sign(crypto) : loadCrypto().then(sign)
  },
  timingSafeEqual: (signature, given) => {
    // What nobody has signed is the same as nothing.
    if (given.length !== 64 || !crypto) return false
    expectedBuffer.write(signature)
    // As UTF-8: in Latin-1 a character that is none of its own would pass for another.
    return (
      receivedBuffer.write(given) === 64 && crypto.timingSafeEqual(expectedBuffer, receivedBuffer)
    )
  },
}

const loadCrypto = async (): Promise<Crypto> => {
  crypto = await import('node:crypto')
  return crypto
}
