import { Buffer } from 'node:buffer'
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Hmac } from './hmac.ts'

/** On `node:crypto`: a tenth of the time, since no other thread is asked. */
export const hmac: Hmac = {
  sign: (secret, timestamp, body) =>
    // As text: bytes cost more to hand over than these 64 characters.
    createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex'),
  same: (signature, given) => {
    // As UTF-8: in Latin-1 a character that is none of its own would pass for another.
    const bytes = Buffer.from(given)
    return bytes.length === 64 && timingSafeEqual(Buffer.from(signature), bytes)
  },
}
