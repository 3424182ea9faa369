/**
 * Created with the first text, because React Native has none and loads this file with every client, and
 * once, because creating it costs more than using it.
 */
let decoder: TextDecoder | undefined

/** Decodes UTF-8. Throws if it is invalid; keeps a byte order mark, which is not valid JSON. */
export const decodeUtf8 = (bytes: Uint8Array): string => {
  decoder ??= new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  return decoder.decode(bytes)
}

/** Concatenates bytes and strings, which are encoded as UTF-8. */
export const concatBytes = (parts: readonly (string | Uint8Array)[]): Uint8Array<ArrayBuffer> => {
  const encoded = parts.map((part) =>
    typeof part === 'string' ? new TextEncoder().encode(part) : part,
  )
  const all = new Uint8Array(encoded.reduce((size, { length }) => size + length, 0))
  let at = 0
  for (const part of encoded) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Encodes bytes as lower-case hex. */
export const toHex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => (byte + 256).toString(16).slice(1)).join('')
