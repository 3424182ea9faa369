import { concatBytes, toHex } from './bytes.ts'

/** HMAC-SHA256 in lower-case hex. The result is a promise if the runtime has no synchronous API. */
export interface Hmac {
  /** Signs `<timestamp>.<body>`. Strings are encoded as UTF-8, also the secret. */
  sign(secret: string, timestamp: string, body: string | Uint8Array): string | Promise<string>
  /** Resolves in a later task of the event loop, where that costs less than elsewhere. */
  readonly nextTask?: () => Promise<void>
  /** Returns the SHA-256 of a body in lower-case hex. */
  hash(body: string | Uint8Array): string | Promise<string>
  /**
   * Whether the received string equals the signature, compared in a time that does not depend on
   * their contents.
   */
  timingSafeEqual(signature: string, received: string): boolean
}

const keys = /* @__PURE__ */ new Map<string, CryptoKey>()

/** HMAC with WebCrypto, which every runtime has. */
export const hmac: Hmac = {
  sign: async (secret, timestamp, body) => {
    const message = concatBytes([`${timestamp}.`, body])
    return toHex(await crypto.subtle.sign('HMAC', await importKey(secret), message))
  },
  hash: async (body) => toHex(await crypto.subtle.digest('SHA-256', concatBytes([body]))),
  timingSafeEqual: (signature, received) => {
    let difference = received.length - signature.length
    for (let i = 0; i < 64; i++) difference |= signature.charCodeAt(i) ^ received.charCodeAt(i)
    return !difference
  },
}

/** Importing a key costs as much as signing, so keys are cached. */
const importKey = async (secret: string): Promise<CryptoKey> => {
  const cached = keys.get(secret)
  if (cached) return cached
  // Programs have few secrets. This bounds the cache if one generates them.
  if (keys.size > 99) keys.clear()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', concatBytes([secret]), algorithm, false, [
    'sign',
  ])
  keys.set(secret, key)
  return key
}
