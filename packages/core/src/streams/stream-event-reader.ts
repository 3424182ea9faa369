import { compiledSchema, isRecord } from '@molt-sdk/contracts/kernel'
import type { AbortError, TimeoutError } from '../errors/client-errors.ts'
import { StreamError } from '../errors/client-errors.ts'
import type { ClientContext } from '../http/client-context.ts'
import { setBoundedTimeout } from '../http/deadline.ts'
import { parseJson } from '../http/parse-json.ts'
import { checkContract, failureIn } from '../http/read-response.ts'
import type { RequestRunner } from '../http/request-runner.ts'
import { isControlFlow, toMoltError } from '../http/to-molt-error.ts'
import type { MessageSource } from './message-source.ts'
import { maxMessageLength } from './message-source.ts'

/** Reads the events of a stream as JSON objects. Opens the stream when it is first read. */
export class StreamEventReader {
  readonly #runner: RequestRunner
  readonly #context: ClientContext
  readonly #idleTimeout: number
  readonly #open: (createTooLargeError: () => StreamError) => Promise<MessageSource>
  #messages: MessageSource | undefined
  /** Whether an event matches the contract. Looking up its schema each time would cost as much. */
  #matches: ((event: unknown) => boolean) | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Whether a caller waits for an event, and how many events there have been. */
  #waiting = false
  #count = 0
  #stopped: AbortError | TimeoutError | undefined

  constructor(
    runner: RequestRunner,
    context: ClientContext,
    idleTimeout: number,
    open: (createTooLargeError: () => StreamError) => Promise<MessageSource>,
  ) {
    this.#runner = runner
    this.#context = context
    this.#idleTimeout = idleTimeout
    this.#open = open
  }

  /** Returns the next event that has already been received, if there is one. */
  shift(): unknown {
    if (this.#stopped) throw this.#stopped
    const message = this.#messages?.shift()
    if (message === undefined) return undefined
    this.#waiting = false
    this.#count++
    return this.#parse(message)
  }

  /** Waits for more of the stream, then calls `onReady`: with `false` at its end. */
  read<T>(onReady: (more: boolean) => T | Promise<T>, onError: (error: unknown) => T): Promise<T> {
    this.#waiting = true
    ;(this.#timer as { ref?: () => void } | undefined)?.ref?.()
    return this.#messages
      ? this.#messages.read(onReady, onError)
      : this.#start().then((messages) => messages.read(onReady, onError), onError)
  }

  /** Converts what was thrown while reading to a `MoltError`. */
  toError(thrown: unknown): unknown {
    if (!this.#messages && isControlFlow(thrown)) return thrown
    return toMoltError(thrown, this.#runner.errorContext(), this.#context.redact)
  }

  /** Checks the result of the stream against the contract. */
  check(final: unknown): void {
    const { streamResult, response } = this.#runner.operation
    checkContract(this.#runner, streamResult ?? response, final)
  }

  /** Closes the connection, or aborts the attempt to open one. */
  close(): void {
    this.#runner.reporter.abandon()
    this.#runner.deadline.abort()
  }

  /** Ends a complete stream. Its connection is closed only if the server does not end it as well. */
  finish(final: unknown): void {
    clearTimeout(this.#timer)
    this.#runner.reporter.succeed(final)
    this.#runner.finish()
    const messages = this.#messages
    const close = (): void => {
      messages?.cancel()
      this.#runner.finish(true)
    }
    if (messages?.drain) messages.drain(close)
    else close()
  }

  /** Reports the error of the stream to the hooks. */
  reportError(error: unknown): void {
    this.#runner.reporter.fail(error)
  }

  /** Creates the error of a stream that ended, or was closed, before it was complete. */
  incomplete(): StreamError {
    return this.#error(
      'stream_incomplete',
      'the stream ended before it was complete, or iteration stopped early',
    )
  }

  async #start(): Promise<MessageSource> {
    this.#messages = await this.#open(() =>
      this.#error('event_too_large', `stream event exceeds ${maxMessageLength} characters`),
    )
    const onIdle = this.#runner.deadline.startIdleTracking((error) => {
      this.#stopped = error
      clearTimeout(this.#timer)
      this.#messages?.cancel()
      this.#runner.finish()
      // A caller that does not wait for an event may never ask for the error.
      if (!this.#waiting) this.reportError(error)
    })
    if (!this.#stopped) this.#watchIdle(onIdle)
    return this.#messages
  }

  #parse(message: string | object): unknown {
    // OpenAI's end marker. An empty array, which no event is, because complete streams need none.
    if (message === '[DONE]') return []
    const event = typeof message === 'string' ? parseJson(message) : message
    if (!isRecord(event)) {
      const start = this.#context.redact.excerpt(message as string)
      throw this.#error('malformed_event', `stream event is not a JSON object: ${start}`)
    }
    const { envelope } = this.#context.platform
    const failure = failureIn(this.#context, event)
    if (failure) {
      const { code, message } = envelope.parseError({ success: false, error: failure }) ?? {}
      throw this.#error(code ?? 'stream_error', message ?? 'the stream sent an error')
    }
    const { contract, operation } = this.#runner
    if (contract !== 'off') {
      const schema = operation.streamEvent ?? operation.response
      this.#matches ??= compiledSchema(schema).validate
      if (!this.#matches(event)) checkContract(this.#runner, schema, event)
    }
    return event
  }

  #error(code: string, problem: string): StreamError {
    const { redact } = this.#context
    const message = redact.string(`${this.#runner.operation.id}: ${problem}.`)
    return new StreamError(message, { ...this.#runner.errorContext(), code: redact.string(code) })
  }

  /**
   * One timer for the whole stream checks at intervals whether a caller still waits for the same
   * event. Each event only increments a counter; reading the clock would cost a tenth of the time.
   */
  #watchIdle(onIdle: (idleTimeout: number) => void): void {
    const interval = this.#idleTimeout / checksPerTimeout
    let previousIndex: number | undefined
    let quietChecks = 0
    const checkIdle = (): void => {
      // Negative while no read is pending, so that the two kinds of count never match.
      const position = this.#waiting ? this.#count : -1 - this.#count
      quietChecks = position === previousIndex ? quietChecks + 1 : 0
      previousIndex = position
      if (quietChecks === checksPerTimeout) {
        if (this.#waiting) {
          onIdle(this.#idleTimeout)
          return
        }
        // A slow reader keeps its stream, but other calls need not wait for it.
        this.#runner.releaseSemaphores()
      }
      this.#setTimer(checkIdle, interval)
    }
    this.#setTimer(checkIdle, interval)
  }

  /** An unread stream does not keep the process alive. */
  #setTimer(check: () => void, interval: number): void {
    this.#timer = setBoundedTimeout(check, interval)
    if (!this.#waiting) (this.#timer as { unref?: () => void }).unref?.()
  }
}

/** Number of checks within the idle timeout, which is noticed at most one interval late. */
const checksPerTimeout = 8
