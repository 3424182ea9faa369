import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'

type Bytes = Uint8Array | ArrayBuffer

const toBytes = (data: Bytes): Uint8Array =>
  data instanceof Uint8Array ? data : new Uint8Array(data)

const mac = (key: Uint8Array, data: Bytes): Uint8Array => hmac(sha256, key, toBytes(data))

/**
 * The part of WebCrypto that signs and identifies webhooks. A frame without an origin is not a secure context, so the
 * browser gives it none.
 */
export const subtle = {
  digest: async (_name: string, data: Bytes): Promise<ArrayBuffer> =>
    new Uint8Array(sha256(toBytes(data))).buffer,
  importKey: async (_format: string, key: Bytes): Promise<Uint8Array> => toBytes(key),
  sign: async (_name: string, key: Uint8Array, data: Bytes): Promise<ArrayBuffer> =>
    new Uint8Array(mac(key, data)).buffer,
  verify: async (_name: string, key: Uint8Array, signature: Bytes, data: Bytes): Promise<boolean> =>
    toBytes(signature).join() === mac(key, data).join(),
}
