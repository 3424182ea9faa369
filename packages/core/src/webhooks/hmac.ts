import { concatBytes, toHex } from './bytes.ts'

/** HMAC-SHA256 in lower-case hex: at once where the runtime has it so, else as a promise. */
export interface Hmac {
  /** Signs `<timestamp>.<body>`; texts count as UTF-8, the secret too. */
  sign(secret: string, timestamp: string, body: string | Uint8Array): string | Promise<string>
  /**
   * Whether the second is the first, which is a signature, in a time that does not depend on what
   * is in them.
   */
  timingSafeEqual(signature: string, received: string): boolean
}

const keys = /* @__PURE__ */ new Map<string, CryptoKey>()

/** On WebCrypto, which every runtime has. */
export const hmac: Hmac = {
  sign: async (secret, timestamp, body) => {
    const message = await concatBytes([`${timestamp}.`, body])
    return toHex(await crypto.subtle.sign('HMAC', await importKey(secret), message))
  },
  timingSafeEqual: (signature, received) => {
    let difference = received.length - signature.length
    for (let at = 0; at < 64; at++) difference |= signature.charCodeAt(at) ^ received.charCodeAt(at)
    return !difference
  },
}

/** Making a key of a secret costs as much as signing does, so it is done once. */
const importKey = async (secret: string): Promise<CryptoKey> => {
  const known = keys.get(secret)
  if (known) return known
  // Secrets are few; this is for a program that makes them up.
  if (keys.size > 99) keys.clear()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', await concatBytes([secret]), algorithm, false, [
    'sign',
  ])
  keys.set(secret, key)
  return key
}
