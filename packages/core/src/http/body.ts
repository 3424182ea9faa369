/** Longest error body, in bytes, that is read. */
export const maxErrorBodyBytes = 65_536

/** Reads a body up to the limit, or as far as it comes, and lets go of the rest. */
export const readErrorBody = async (response: Response): Promise<string> => {
  const reader = response.body?.getReader()
  if (!reader) return ''
  const decoder = new TextDecoder()
  let text = ''
  let remaining = maxErrorBodyBytes
  try {
    while (remaining > 0) {
      const { done, value } = await reader.read()
      if (done) break
      text += decoder.decode(value.subarray(0, remaining), { stream: true })
      remaining -= value.length
    }
  } catch {
    // Cut off on its way: the status is known all the same, and what came may say more.
  }
  reader.cancel().catch(() => undefined)
  return text
}

/** The value of a JSON text, or `undefined` if it is none. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
