/** Decodes UTF-8. Throws if it is invalid; keeps a byte order mark, which is not valid JSON. */
export const decodeUtf8 = (bytes: Uint8Array): string => decoder.decode(bytes)

/** Created once, because creating it costs more than using it. */
const decoder = /* @__PURE__ */ new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Concatenates bytes and strings, which are encoded as UTF-8. */
export const concatBytes = async (
  parts: readonly (string | Uint8Array)[],
): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer())

/** Encodes bytes as lower-case hex. */
export const toHex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => (byte + 256).toString(16).slice(1)).join('')
