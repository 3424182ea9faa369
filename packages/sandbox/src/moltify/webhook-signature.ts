const utf8 = new TextEncoder()

const keyOf = (secret: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', utf8.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
    'verify',
  ])

/** Returns the signed bytes: the timestamp header, a period, and the raw body. */
const signedPayload = (timestamp: string, body: Uint8Array): Uint8Array<ArrayBuffer> => {
  const prefix = utf8.encode(`${timestamp}.`)
  const payload = new Uint8Array(prefix.length + body.length)
  payload.set(prefix)
  payload.set(body, prefix.length)
  return payload
}

/** Returns the HMAC-SHA256 of the payload in lower-case hexadecimal digits. */
export const signPayload = async (
  secret: string,
  timestamp: string,
  body: Uint8Array,
): Promise<string> => {
  const mac = await crypto.subtle.sign('HMAC', await keyOf(secret), signedPayload(timestamp, body))
  return Array.from(new Uint8Array(mac), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Returns whether a signature was made with a secret. WebCrypto compares in constant time. */
export const verifySignature = async (
  secret: string,
  timestamp: string,
  body: Uint8Array,
  signature: string,
): Promise<boolean> => {
  if (!/^[\da-f]{64}$/.test(signature)) return false
  const bytes = Uint8Array.from(signature.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  return crypto.subtle.verify('HMAC', await keyOf(secret), bytes, signedPayload(timestamp, body))
}
