/// <reference lib="esnext.disposable" />
import type { ChatEvent } from './chat-accumulator.ts'
import type { ChatReply } from './chat-reply.ts'
import type { ChatEventSource } from './tee.ts'
import { tee } from './tee.ts'

/**
 * A streamed reply. Iterate over it once, or call {@link final} at any time; the request is sent
 * when one of the two first happens. Leaving the loop early closes the connection.
 */
export class ChatStream implements AsyncIterable<ChatEvent>, AsyncDisposable {
  readonly #source: ChatEventSource

  /** @internal */
  constructor(source: ChatEventSource) {
    this.#source = source
  }

  [Symbol.asyncIterator](): AsyncIterator<ChatEvent, undefined> {
    return this.#source
  }

  /** Iterates over the chunks of text only. */
  async *text(): AsyncGenerator<string, void, undefined> {
    for await (const event of this.#source) if (event.type === 'text') yield event.text
  }

  /**
   * Returns the whole reply. Reads the rest of the stream, so call it after the loop.
   *
   * @throws StreamError with code `stream_incomplete` and `partialText` if iteration stopped early
   * or the stream ended before it was complete.
   */
  final(): Promise<ChatReply> {
    return this.#source.final()
  }

  /** Closes the connection and discards the rest. Loops end, and `final()` rejects. */
  abort(): void {
    void this.#source.return()
  }

  /**
   * Returns two streams with the same events, which can be read at different speeds. Do not read
   * this stream afterwards.
   */
  tee(): [ChatStream, ChatStream] {
    const [first, second] = tee(this.#source)
    return [new ChatStream(first), new ChatStream(second)]
  }

  /** Returns the events as newline-delimited JSON with backpressure, such as for a `Response` body. */
  toReadableStream(): ReadableStream<Uint8Array> {
    const encoder = new TextEncoder()
    return new ReadableStream(
      {
        pull: async (controller) => {
          const { done, value } = await this.#source.next()
          if (done) controller.close()
          else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`))
        },
        cancel: async () => {
          await this.#source.return()
        },
      },
      { highWaterMark: 0 },
    )
  }

  /** Supports `await using`: closes the connection if it is still open. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#source.return()
  }
}
