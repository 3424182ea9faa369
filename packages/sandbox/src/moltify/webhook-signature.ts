const utf8 = new TextEncoder()

const keyOf = (secret: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', utf8.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
    'verify',
  ])

/** What is signed: the timestamp as it is sent, a full stop, and the body as it is sent. */
const signedPayload = (timestamp: string, body: Uint8Array): Uint8Array<ArrayBuffer> => {
  const head = utf8.encode(`${timestamp}.`)
  const whole = new Uint8Array(head.length + body.length)
  whole.set(head)
  whole.set(body, head.length)
  return whole
}

/** HMAC-SHA256 in lower-case hexadecimal digits. */
export const signPayload = async (
  secret: string,
  timestamp: string,
  body: Uint8Array,
): Promise<string> => {
  const mac = await crypto.subtle.sign('HMAC', await keyOf(secret), signedPayload(timestamp, body))
  return Array.from(new Uint8Array(mac), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Whether a signature is one of a secret. WebCrypto compares in constant time. */
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
