import { ConnectionResetError } from '../runtime/connection-reset-error.ts'
import { realTimers } from '../runtime/real-timers.ts'
import type { ResponseOutcome } from '../runtime/request-context.ts'

type Bytes = Uint8Array<ArrayBuffer>
type Body = ReadableStream<Bytes>

/** Reads a chunk only when the caller asks for it. */
const noReadAhead = { highWaterMark: 0 }

/** The error that `fetch` throws from a body whose connection was closed. */
const terminatedError = (): TypeError =>
  new TypeError('terminated', {
    cause: new ConnectionResetError('Connection closed during the response body.'),
  })

/**
 * Passes a body through, ends it when the caller aborts, and reports how it ended. After an abort, a
 * second report may follow, which is to be ignored.
 */
export const trackBody = (
  body: Body,
  signal: AbortSignal,
  onEnd: (outcome: ResponseOutcome) => void,
  onChunk?: (chunk: Bytes) => void,
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
          if (value) {
            onChunk?.(value)
            controller.enqueue(value)
          }
          if (!done) return
          controller.close()
          end('completed')
        } catch (error) {
          controller.error(error)
          end('interrupted')
        }
      },
      async cancel(reason) {
        end((await isAtEnd(reader)) ? 'completed' : 'aborted')
        await reader.cancel(reason)
      },
    },
    noReadAhead,
  )
}

/** Whether all has been read: a client that knows the last event may stop without reading the end. */
const isAtEnd = (reader: ReadableStreamDefaultReader<Bytes>): Promise<boolean> =>
  Promise.race([
    reader.read().then(
      ({ done }) => done,
      () => false,
    ),
    new Promise<false>((resolve) => realTimers.setTimeout(() => resolve(false))),
  ])

/** Sends the first bytes of a body, then closes the connection (`truncate`) or sends no more (`stall`). */
export const truncateBody = (body: Body, bytes: number, then: 'truncate' | 'stall'): Body => {
  const reader = body.getReader()
  let remaining = bytes
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        const { value } = remaining > 0 ? await reader.read() : { value: undefined }
        if (value) {
          controller.enqueue(value.subarray(0, remaining))
          remaining -= value.byteLength
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

/** Inserts text into a body after a number of chunks. */
export const insertChunk = (body: Body, afterChunks: number, extra: string): Body => {
  let chunks = 0
  const bytes = new TextEncoder().encode(extra)
  return body.pipeThrough(
    new TransformStream<Bytes, Bytes>({
      transform(chunk, controller) {
        if (chunks++ === afterChunks) controller.enqueue(bytes)
        controller.enqueue(chunk)
      },
    }),
  )
}

/** Prepends an empty chunk, for servers that send the headers only with the first chunk. */
export const prependEmptyChunk = (body: Body): Body => {
  const reader = body.getReader()
  let isPrepended = false
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        if (!isPrepended) {
          isPrepended = true
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
