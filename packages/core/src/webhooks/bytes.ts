/** UTF-8 as text. Throws where it is none; a byte order mark stays, for JSON has none. */
export const decodeUtf8 = (bytes: Uint8Array): string => decoder.decode(bytes)

/** Made once: that costs more than to use it. */
const decoder = /* @__PURE__ */ new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** One after the other; text as UTF-8. */
export const concatBytes = async (
  parts: readonly (string | Uint8Array)[],
): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer())

export const toHex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => (byte + 256).toString(16).slice(1)).join('')
