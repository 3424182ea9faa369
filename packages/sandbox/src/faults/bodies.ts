import { ConnectionResetError } from '../runtime/connection-reset-error.ts'
import type { ResponseOutcome } from '../runtime/request-context.ts'

type Bytes = Uint8Array<ArrayBuffer>
type Body = ReadableStream<Bytes>

/** Nothing is read ahead: a chunk is asked for when the caller asks for it. */
const noReadAhead = { highWaterMark: 0 }

/** What `fetch` itself throws from a body whose connection broke. */
const terminatedError = (): TypeError =>
  new TypeError('terminated', { cause: new ConnectionResetError('The connection was cut.') })

/** Passes a body on, ends it when the caller aborts, and tells how it ended. */
export const trackBody = (
  body: Body,
  signal: AbortSignal,
  onEnd: (outcome: ResponseOutcome) => void,
): Body => {
  const reader = body.getReader()
  const stop = new AbortController()
  const end = (outcome: ResponseOutcome): void => {
    stop.abort()
    onEnd(outcome)
  }
  return new ReadableStream<Bytes>(
    {
      start(controller) {
        const abort = (): void => {
          controller.error(signal.reason)
          end('aborted')
          reader.cancel(signal.reason).catch(() => undefined)
        }
        if (signal.aborted) abort()
        else signal.addEventListener('abort', abort, { once: true, signal: stop.signal })
      },
      async pull(controller) {
        try {
          const { done, value } = await reader.read()
          if (value) controller.enqueue(value)
          if (!done) return
          controller.close()
          end('completed')
        } catch (error) {
          // After an abort or a cancel, enqueue() and close() throw too: the end is known by then.
          if (stop.signal.aborted) return
          controller.error(error)
          end('interrupted')
        }
      },
      async cancel(reason) {
        end('aborted')
        await reader.cancel(reason)
      },
    },
    noReadAhead,
  )
}

/** The first bytes of a body, then either a broken connection or silence. */
export const truncateBody = (body: Body, bytes: number, then: 'truncate' | 'stall'): Body => {
  const reader = body.getReader()
  let left = bytes
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        const { value } = left > 0 ? await reader.read() : { value: undefined }
        if (value) {
          controller.enqueue(value.subarray(0, left))
          left -= value.byteLength
          return
        }
        reader.cancel().catch(() => undefined)
        if (then === 'truncate') throw terminatedError()
        await new Promise(() => undefined)
      },
      cancel: (reason) => reader.cancel(reason),
    },
    noReadAhead,
  )
}

/** A body with something put in after so many chunks. */
export const insertChunk = (body: Body, afterChunks: number, extra: string): Body => {
  let seen = 0
  const bytes = new TextEncoder().encode(extra)
  return body.pipeThrough(
    new TransformStream<Bytes, Bytes>({
      transform(chunk, controller) {
        if (seen++ === afterChunks) controller.enqueue(bytes)
        controller.enqueue(chunk)
      },
    }),
  )
}

/** A body with an empty chunk ahead of it, for those who send headers with the first chunk only. */
export const prependEmptyChunk = (body: Body): Body => {
  const reader = body.getReader()
  let isOpen = false
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        if (!isOpen) {
          isOpen = true
          controller.enqueue(new Uint8Array())
          return
        }
        const { done, value } = await reader.read()
        if (value) controller.enqueue(value)
        if (done) controller.close()
      },
      cancel: (reason) => reader.cancel(reason),
    },
    noReadAhead,
  )
}
