/** Returns the body, or `undefined` if it is longer than `maxBytes`. The rest is not read then. */
export const readBoundedBody = async (
  { headers, body }: Request,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  if (Number(headers.get('content-length')) > maxBytes) {
    body?.cancel().catch(() => undefined)
    return undefined
  }
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  const reader = body?.getReader()
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    chunks.push(value)
    size += value.byteLength
    if (size > maxBytes) {
      reader.cancel().catch(() => undefined)
      return undefined
    }
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer())
}
