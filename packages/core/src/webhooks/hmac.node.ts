import { Buffer } from 'node:buffer'
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Hmac } from './hmac.ts'

/** On `node:crypto`: a tenth of the time, since no other thread is asked. */
export const hmac: Hmac = {
  sign: (secret, timestamp, body) =>
    // As text: bytes cost more to hand over than these 64 characters.
    createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex'),
  same: (one, other) =>
    one.length === other.length &&
    timingSafeEqual(Buffer.from(one, 'latin1'), Buffer.from(other, 'latin1')),
}
