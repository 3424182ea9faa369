import { isRecord } from '@molt-sdk/contracts/kernel'
import type { AbortError } from '../errors/abort-error.ts'
import type { MoltError } from '../errors/molt-error.ts'
import { StreamError } from '../errors/stream-error.ts'
import type { TimeoutError } from '../errors/timeout-error.ts'
import type { ClientContext } from '../http/client-context.ts'
import { setBoundedTimeout } from '../http/deadline.ts'
import { parseJson } from '../http/parse-json.ts'
import { checkContract } from '../http/read-response.ts'
import type { RequestRunner } from '../http/request-runner.ts'
import { toMoltError } from '../http/to-molt-error.ts'
import type { MessageSource } from './message-source.ts'
import { maxMessageLength } from './message-source.ts'

/** The frames of a stream, one JSON value for each event. Opens it when it is first read. */
export class StreamEventReader {
  readonly #runner: RequestRunner
  readonly #context: ClientContext
  readonly #idle: number
  readonly #open: (createTooLargeError: () => StreamError) => Promise<MessageSource>
  #messages: MessageSource | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Whether somebody waits for a frame, and how many there have been. */
  #waiting = false
  #count = 0
  #stopped: AbortError | TimeoutError | undefined

  constructor(
    runner: RequestRunner,
    context: ClientContext,
    idle: number,
    open: (createTooLargeError: () => StreamError) => Promise<MessageSource>,
  ) {
    this.#runner = runner
    this.#context = context
    this.#idle = idle
    this.#open = open
  }

  /** The next frame that is already here, if one is. */
  shift(): unknown {
    if (this.#stopped) throw this.#stopped
    const data = this.#messages?.shift()
    if (data === undefined) return undefined
    this.#waiting = false
    this.#count++
    return this.#parse(data)
  }

  /** Waits for more of the stream, then goes on: `false` at its end. */
  read<T>(onReady: (more: boolean) => T | Promise<T>, fail: (error: unknown) => T): Promise<T> {
    this.#waiting = true
    return this.#messages
      ? this.#messages.read(onReady, fail)
      : this.#start().then((messages) => messages.read(onReady, fail), fail)
  }

  /** Gives what was thrown on the way the form of the family. */
  toError(thrown: unknown): MoltError {
    return toMoltError(thrown, this.#runner.errorContext())
  }

  /** Holds what the stream amounts to against the contract. */
  check(final: unknown): void {
    const { streamResult, response } = this.#runner.operation
    checkContract(this.#runner, streamResult ?? response, final)
  }

  /** Lets go of the connection, or of the attempt to get one. */
  close(): void {
    this.#runner.deadline.abort()
  }

  /** Tells the hooks of a stream that failed once it was open. */
  fail(error: unknown): void {
    if (this.#messages) this.#runner.reportError(error as MoltError)
  }

  /** The error of a stream that ended, or was left, before it was complete. */
  incomplete(): StreamError {
    return this.#error('stream_incomplete', 'the stream ended or was left early')
  }

  async #start(): Promise<MessageSource> {
    this.#messages = await this.#open(() =>
      this.#error(
        'event_too_large',
        `the stream sent an event of more than ${maxMessageLength} characters`,
      ),
    )
    const onIdle = this.#runner.deadline.startIdleTracking((error) => {
      this.#stopped = error
      clearTimeout(this.#timer)
      this.#messages?.cancel()
      this.#runner.finish()
    })
    if (!this.#stopped) this.#watchIdle(onIdle)
    return this.#messages
  }

  #parse(data: string): unknown {
    // OpenAI's end mark, told from all frames; a stream that is complete needs none.
    if (data === '[DONE]') return []
    const frame = parseJson(data)
    if (!isRecord(frame)) {
      const start = this.#context.redact.excerpt(data)
      throw this.#error('malformed_event', `the stream sent what is no JSON object: ${start}`)
    }
    if (frame['error']) {
      const { code, message } = this.#context.platform.envelope.parseError(frame) ?? {}
      throw this.#error(code ?? 'stream_error', message ?? 'the stream sent an error')
    }
    const { streamEvent, response } = this.#runner.operation
    checkContract(this.#runner, streamEvent ?? response, frame)
    return frame
  }

  #error(code: string, what: string): StreamError {
    const { redact } = this.#context
    const message = redact.string(`${this.#runner.operation.id}: ${what}.`)
    return new StreamError(message, { ...this.#runner.errorContext(), code })
  }

  /**
   * One timer for the whole stream that looks now and then whether somebody still waits for the
   * same frame: an event costs it a counter, where reading the clock would cost a tenth.
   */
  #watchIdle(onIdle: (idle: number) => void): void {
    const pause = this.#idle / checksPerTimeout
    let before: number | undefined
    let quietChecks = 0
    const checkIdle = (): void => {
      const awaitedIndex = this.#waiting ? this.#count : undefined
      quietChecks = awaitedIndex !== undefined && awaitedIndex === before ? quietChecks + 1 : 0
      before = awaitedIndex
      if (quietChecks === checksPerTimeout) onIdle(this.#idle)
      else this.#timer = setBoundedTimeout(checkIdle, pause)
    }
    this.#timer = setBoundedTimeout(checkIdle, pause)
  }
}

/** Looks in the time that a stream may be silent. It is found silent one pause late at most. */
const checksPerTimeout = 8
