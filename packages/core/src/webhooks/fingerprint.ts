import type { Hmac } from './hmac.ts'

/**
 * What a delivery is known by: its whole body, hashed.
 *
 * Deliveries have no id. A retry carries a new timestamp and signature in its headers, but the same
 * body. Two messages about one task at one moment differ in nothing but their text, so no choice of
 * fields would do. What is the same to the last byte, its own timestamp included, cannot be told
 * from a retry.
 */
export const fingerprint = (hmac: Hmac, body: string | Uint8Array): string | Promise<string> =>
  // A hash with a key that everybody knows is a hash, and no second algorithm to carry.
  hmac.sign('delivery', '', body)
