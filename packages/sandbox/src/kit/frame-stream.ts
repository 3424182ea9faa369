const streaming: unique symbol = Symbol('streaming')

/** What a handler gives back when its answer is a stream of events. */
export interface FrameStream<Frame> {
  readonly [streaming]: (signal: AbortSignal) => AsyncGenerator<Frame, void>
  readonly options: StreamOptions
}

interface StreamOptions {
  /** Sent as it is after the last frame. */
  readonly trailer?: string
  /** Called once, however the stream ends, even if nobody ever read from it. */
  readonly onEnd?: () => void
}

/** Marks a generator of frames as the answer. Its signal tells that the caller has gone. */
export const frameStream = <Frame>(
  frames: (signal: AbortSignal) => AsyncGenerator<Frame, void>,
  options: StreamOptions = {},
): FrameStream<Frame> => ({ [streaming]: frames, options })

export const isFrameStream = (answer: unknown): answer is FrameStream<unknown> =>
  typeof answer === 'object' && answer !== null && streaming in answer

/** Writes frames as server-sent events, one chunk each, as fast as the caller takes them. */
export const toEventStreamResponse = (
  { [streaming]: start, options }: FrameStream<unknown>,
  inspect: (frame: unknown) => void,
): Response => {
  const abortController = new AbortController()
  const frames = start(abortController.signal)
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
          const { done, value } = await frames.next()
          // A frame may have been on its way when the caller left.
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
        await frames.return()
      },
    },
    { highWaterMark: 0 },
  )
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' },
  })
}
