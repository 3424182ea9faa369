import { Buffer } from 'node:buffer'
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Hmac } from './hmac.ts'

/** Where signatures are compared. Nothing is awaited between, so two do for all. */
const [one, other] = [Buffer.alloc(64), Buffer.alloc(64)]

/** On `node:crypto`: a tenth of the time, since no other thread is asked. */
export const hmac: Hmac = {
  sign: (secret, timestamp, body) =>
    // As text: bytes cost more to hand over than these 64 characters.
    createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex'),
  same: (signature, given) => {
    if (given.length !== 64) return false
    one.write(signature)
    // As UTF-8: in Latin-1 a character that is none of its own would pass for another.
    return other.write(given) === 64 && timingSafeEqual(one, other)
  },
}
