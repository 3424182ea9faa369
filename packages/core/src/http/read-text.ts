/** A body as text, and whether it was longer than the limit. */
export interface BoundedText {
  readonly text: string
  readonly truncated: boolean
}

/**
 * Reads a body as text, up to a number of bytes, and cancels the rest.
 *
 * @param partial whether the part that was read is returned if the body is truncated or unreadable
 * @param maxMs how long a partial body is read
 */
export const readText = async (
  response: Response,
  maxBytes: number,
  partial = false,
  maxMs?: number,
): Promise<BoundedText> => {
  let text = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    const whole = !partial && isBounded(response, maxBytes)
    // The body of another library's Response may be a Node.js stream.
    const body = whole ? undefined : (response.body as ReadableStream<Uint8Array> | null)
    if (!body?.getReader) {
      text = await response.text()
      return { text: text.slice(0, maxBytes), truncated: text.length > maxBytes }
    }
    const reader = body.getReader()
    if (maxMs) timer = setTimeout(() => reader.cancel().catch(() => undefined), maxMs)
    const decoder = new TextDecoder()
    for (let remaining = maxBytes; remaining >= 0; ) {
      const { done, value } = await reader.read()
      if (done) return { text: text + decoder.decode(), truncated: false }
      text += decoder.decode(value.subarray(0, remaining), { stream: true })
      remaining -= value.length
    }
    reader.cancel().catch(() => undefined)
    return { text, truncated: true }
  } catch (error) {
    if (!partial) throw error
    // The status is known, and what was received may say more.
    return { text, truncated: true }
  } finally {
    clearTimeout(timer)
  }
}

/** Error bodies are read up to this many bytes. */
export const maxErrorBodyBytes = 65_536

/** Reads the body of an error, as far as it arrives. */
export const readErrorBody = async (response: Response, maxMs?: number): Promise<string> =>
  (await readText(response, maxErrorBodyBytes, true, maxMs)).text

/** Whether fetch itself reads no more than the limit, which is faster than reading in parts. */
const isBounded = ({ headers }: Response, maxBytes: number): boolean => {
  const length = headers.get('content-length')
  return !!length && Number(length) <= maxBytes && !headers.has('content-encoding')
}

/** Cancels a body that is not read, which releases its connection. */
export const discardBody = ({ body }: Response): void => {
  // Of another library's Response it may be a stream without `cancel`.
  const cancel: unknown = body?.cancel
  if (typeof cancel === 'function') body?.cancel().catch(() => undefined)
}
