import type { Schema } from '@molt-sdk/contracts/kernel'
import { isRecord } from '@molt-sdk/contracts/kernel'
import type { AbortError } from '../errors/abort-error.ts'
import type { ErrorContext } from '../errors/molt-error.ts'
import { StreamError } from '../errors/stream-error.ts'
import type { TimeoutError } from '../errors/timeout-error.ts'
import { parseJson } from '../http/body.ts'
import type { ClientContext } from '../http/client-context.ts'
import { toMoltError } from '../http/connection-error.ts'
import type { Exchange } from '../http/exchange.ts'
import { SseReader } from './sse-reader.ts'

/** The frames of an open stream, one JSON value for each event. */
export class FrameReader {
  readonly #exchange: Exchange
  readonly #context: ClientContext
  readonly #events: SseReader
  readonly #idle: number
  readonly #schema: Schema
  readonly #onIdle: (idle: number) => void
  #timer: ReturnType<typeof setTimeout> | undefined
  /** When the reader began to wait for an event; 0 while nobody waits. */
  #waitingSince = 0
  #stopped: AbortError | TimeoutError | undefined

  constructor(
    exchange: Exchange,
    context: ClientContext,
    body: ReadableStream<Uint8Array>,
    idle: number,
  ) {
    this.#exchange = exchange
    this.#context = context
    this.#idle = idle
    this.#events = new SseReader(body)
    this.#schema = (exchange.operation.frames ?? exchange.operation.response) as Schema
    this.#onIdle = exchange.deadline.watch((error) => {
      this.#stopped = error
      this.close()
    })
    if (!this.#stopped) this.#watchIdle(idle)
  }

  /** The next frame that is already here, if one is. */
  shift(): unknown {
    const data = this.#events.shift()
    return data === undefined ? undefined : this.#parse(data)
  }

  /** Waits for the next frame. `undefined` at the end of the stream. */
  async read(): Promise<unknown> {
    this.#waitingSince = performance.now()
    try {
      for (;;) {
        const more = this.#stopped ? false : await this.#events.read()
        if (this.#stopped) throw this.#stopped
        const frame = this.shift()
        if (frame !== undefined || !more) return frame
      }
    } catch (error) {
      throw this.#stopped ?? toMoltError(error, this.#errorContext())
    } finally {
      this.#waitingSince = 0
    }
  }

  /** Lets go of the connection. */
  close(): void {
    clearTimeout(this.#timer)
    this.#events.cancel()
    this.#exchange.end(true)
  }

  /** The error of a stream that ended before it was complete. */
  incomplete(): StreamError {
    return this.#error('stream_incomplete', 'the stream ended before it was complete')
  }

  #parse(data: string): unknown {
    // OpenAI's end mark; a stream that is complete needs none.
    if (data === '[DONE]') return {}
    const frame = parseJson(data)
    if (!isRecord(frame)) {
      throw this.#error(
        'malformed_frame',
        `the stream sent what is no JSON object: ${data.slice(0, 120)}`,
      )
    }
    if (frame['error']) {
      const { code, message } = this.#context.platform.envelope.failure(frame) ?? {}
      throw this.#error(code ?? 'stream_error', message ?? 'the stream sent an error')
    }
    this.#exchange.check(this.#schema, frame)
    return frame
  }

  #error(code: string, what: string): StreamError {
    const { redact } = this.#context
    const message = redact.text(`${this.#exchange.operation.id}: ${what}.`)
    return new StreamError(message, { ...this.#errorContext(), code })
  }

  #errorContext(): ErrorContext {
    return { ...this.#exchange.errorContext(), retryable: false }
  }

  /** One timer for the whole stream: an event costs it nothing. */
  #watchIdle(wait: number): void {
    this.#timer = setTimeout(() => {
      const waited = this.#waitingSince ? performance.now() - this.#waitingSince : 0
      if (waited >= this.#idle) this.#onIdle(this.#idle)
      else this.#watchIdle(this.#idle - waited)
    }, wait)
  }
}
