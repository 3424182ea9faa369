import { maxBodyBytes } from '../kit/read-request.ts'
import type { Recording } from '../runtime/recorder.ts'

/**
 * Records a body that the platform has not read, such as that of a call without a valid key. The response
 * does not wait for it. Up to the limit, it is read to its end: a connection whose body was left unread
 * may not be used again.
 */
export const recordUnreadBody = async (
  { body, bodyUsed }: Request,
  recording: Recording,
): Promise<void> => {
  if (!body || bodyUsed || body.locked) return
  const reader = body.getReader()
  let bytes = 0
  try {
    while (bytes < maxBodyBytes) {
      const { done, value } = await reader.read()
      if (done) return
      bytes += value.byteLength
      recording.requestBody(value)
    }
  } catch {
    // The client has left. What it had sent is recorded.
  } finally {
    reader.releaseLock()
  }
}
