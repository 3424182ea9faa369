/** Decodes UTF-8. Throws if it is invalid; keeps a byte order mark, which is not valid JSON. */
export const decodeUtf8 = (bytes: Uint8Array): string => decoder.decode(bytes)

/** Created once, because creating it costs more than using it. */
const decoder = /* @__PURE__ */ new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Concatenates bytes and strings, which are encoded as UTF-8. */
export const concatBytes = (parts: readonly (string | Uint8Array)[]): Uint8Array<ArrayBuffer> => {
  const encoded = parts.map((part) => (typeof part === 'string' ? encoder.encode(part) : part))
  const all = new Uint8Array(encoded.reduce((size, { length }) => size + length, 0))
  let at = 0
  for (const part of encoded) {
    all.set(part, at)
    at += part.length
  }
  return all
}

const encoder = /* @__PURE__ */ new TextEncoder()

/** Encodes bytes as lower-case hex. */
export const toHex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => (byte + 256).toString(16).slice(1)).join('')
