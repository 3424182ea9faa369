/// <reference lib="esnext.disposable" />
import type { ChatEvent } from './chat-accumulator.ts'
import type { ChatReply } from './chat-reply.ts'
import type { ChatEventSource } from './tee.ts'
import { tee } from './tee.ts'

/**
 * An answer on its way. Iterate over it once, or ask for {@link final} at any time. The request
 * goes out when one of the two first happens. Leaving the loop closes the connection.
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

  /** The pieces of the text alone. */
  async *text(): AsyncGenerator<string, void, undefined> {
    for await (const event of this.#source) if (event.type === 'text') yield event.text
  }

  /**
   * The whole reply. Reads what has not been read yet, so call it after the loop.
   *
   * @throws StreamError with code `stream_incomplete` and `partialText` if the stream was left or
   * broke off early.
   */
  final(): Promise<ChatReply> {
    return this.#source.final()
  }

  /** Lets go of the rest and closes the connection. Loops end; `final()` fails. */
  abort(): void {
    void this.#source.return()
  }

  /** Two streams that give the same, each in its own time. Read them in the place of this one. */
  tee(): [ChatStream, ChatStream] {
    const [first, second] = tee(this.#source)
    return [new ChatStream(first), new ChatStream(second)]
  }

  /** The events as bytes, one JSON text a line, read as fast as they are taken: fit for a `Response`. */
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

  /** For `await using`: closes the connection, if it is open still. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#source.return()
  }
}
