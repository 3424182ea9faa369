const streaming: unique symbol = Symbol('streaming')

/** What a handler returns for a response that is a stream of events. */
export interface StreamResponse<Event> {
  readonly [streaming]: (signal: AbortSignal) => AsyncGenerator<Event, void>
  readonly options: StreamOptions
}

interface StreamOptions {
  /** Text sent after the last event, unchanged. */
  readonly trailer?: string
  /** Called once, however the stream ends, even if it was never read. */
  readonly onEnd?: () => void
}

/** Creates a stream response from a generator. Its signal is aborted when the caller disconnects. */
export const streamResponse = <Event>(
  events: (signal: AbortSignal) => AsyncGenerator<Event, void>,
  options: StreamOptions = {},
): StreamResponse<Event> => ({ [streaming]: events, options })

export const isStreamResponse = (result: unknown): result is StreamResponse<unknown> =>
  typeof result === 'object' && result !== null && streaming in result

/** Writes the events as server-sent events, one chunk each, when the caller reads. */
export const toEventStreamResponse = (
  { [streaming]: start, options }: StreamResponse<unknown>,
  inspect: (event: unknown) => void,
): Response => {
  const abortController = new AbortController()
  const events = start(abortController.signal)
  const encoder = new TextEncoder()
  const { trailer } = options
  let ended = false
  const end = (): void => {
    if (ended) return
    ended = true
    options.onEnd?.()
  }

  const body = new ReadableStream(
    {
      async pull(controller) {
        try {
          const { done, value } = await events.next()
          // The generator may still have been working on an event when the caller disconnected.
          if (ended) return
          if (!done) {
            inspect(value)
            controller.enqueue(encoder.encode(`data: ${JSON.stringify(value)}\n\n`))
            return
          }
          if (trailer) controller.enqueue(encoder.encode(trailer))
          controller.close()
          end()
        } catch (error) {
          end()
          throw error
        }
      },
      async cancel() {
        end()
        abortController.abort()
        await events.return()
      },
    },
    { highWaterMark: 0 },
  )
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' },
  })
}
