import { joined, toHex } from './bytes.ts'

/**
 * What a delivery is known by: its whole body, hashed.
 *
 * Deliveries have no id. A retry carries a new timestamp and signature in its headers, but the same
 * body. Two messages about one task at one moment differ in nothing but their text, so no choice of
 * fields would do. What is the same to the last byte, its own timestamp included, cannot be told
 * from a retry.
 */
export const fingerprint = async (body: string | Uint8Array): Promise<string> =>
  toHex(await crypto.subtle.digest('SHA-256', await joined([body])))
