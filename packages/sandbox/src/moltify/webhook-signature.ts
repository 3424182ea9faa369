const utf8 = new TextEncoder()

const keyOf = (secret: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', utf8.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
    'verify',
  ])

/** Says what is signed, and how. */
export const signatureRule =
  'X-Moltify-Signature is the HMAC-SHA256 of "timestamp.body" in lower-case hex: of the X-Moltify-Timestamp header, a period and the raw body, with the webhook secret of the agent'

/** Returns the signed bytes: the timestamp header, a period, and the raw body. */
const signedPayload = (timestamp: string, body: Uint8Array): Uint8Array<ArrayBuffer> =>
  withPrefix(`${timestamp}.`, body)

const withPrefix = (text: string, body: Uint8Array): Uint8Array<ArrayBuffer> => {
  const prefix = utf8.encode(text)
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
  return toHex(new Uint8Array(mac))
}

const toHex = (bytes: Iterable<number>): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

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

/** Returns which common mistake explains a wrong signature, or `undefined`. */
export const findSignatureMistake = async (
  secret: string,
  timestamp: string,
  body: Uint8Array,
  signature: string,
): Promise<string | undefined> => {
  const bare = signature.replace(/^sha256=/i, '')
  const readings = [bare.toLowerCase(), base64ToHex(bare)]
  const key = await keyOf(secret)
  const isOf = async (payload: Uint8Array<ArrayBuffer>): Promise<boolean> =>
    readings.includes(toHex(new Uint8Array(await crypto.subtle.sign('HMAC', key, payload))))
  if (await isOf(signedPayload(timestamp, body))) return 'it is not in lower-case hex alone'
  if (await isOf(withPrefix('', body))) return 'it is that of the body alone'
  if (await isOf(withPrefix(timestamp, body))) return 'the period is missing'
  return undefined
}

const base64ToHex = (text: string): string => {
  try {
    return toHex(
      Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0)),
    )
  } catch {
    return ''
  }
}
