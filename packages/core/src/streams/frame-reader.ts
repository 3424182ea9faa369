import { isRecord } from '@molt-sdk/contracts/kernel'
import type { AbortError } from '../errors/abort-error.ts'
import type { MoltError } from '../errors/molt-error.ts'
import { StreamError } from '../errors/stream-error.ts'
import type { TimeoutError } from '../errors/timeout-error.ts'
import { parseJson } from '../http/body.ts'
import type { ClientContext } from '../http/client-context.ts'
import { toMoltError } from '../http/connection-error.ts'
import { setTimer } from '../http/deadline.ts'
import type { Exchange } from '../http/exchange.ts'
import type { Messages } from './messages.ts'
import { longestMessage } from './messages.ts'

/** The frames of a stream, one JSON value for each event. Opens it when it is first read. */
export class FrameReader {
  readonly #exchange: Exchange
  readonly #context: ClientContext
  readonly #idle: number
  readonly #open: (tooLong: () => StreamError) => Promise<Messages>
  #messages: Messages | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Whether somebody waits for a frame, and how many there have been. */
  #waiting = false
  #count = 0
  #stopped: AbortError | TimeoutError | undefined

  constructor(
    exchange: Exchange,
    context: ClientContext,
    idle: number,
    open: (tooLong: () => StreamError) => Promise<Messages>,
  ) {
    this.#exchange = exchange
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
  read<T>(goOn: (more: boolean) => T | Promise<T>, fail: (error: unknown) => T): Promise<T> {
    this.#waiting = true
    return this.#messages
      ? this.#messages.read(goOn, fail)
      : this.#start().then((messages) => messages.read(goOn, fail), fail)
  }

  /** Gives what was thrown on the way the form of the family. */
  toError(thrown: unknown): MoltError {
    return toMoltError(thrown, this.#exchange.errorContext())
  }

  /** Holds what the stream amounts to against the contract. */
  check(final: unknown): void {
    const { streamResult, response } = this.#exchange.operation
    this.#exchange.check(streamResult ?? response, final)
  }

  /** Lets go of the connection, or of the attempt to get one. */
  close(): void {
    this.#exchange.deadline.abort()
  }

  /** Tells the hooks of a stream that failed once it was open. */
  fail(error: unknown): void {
    if (this.#messages) this.#exchange.report(error as MoltError)
  }

  /** The error of a stream that ended, or was left, before it was complete. */
  incomplete(): StreamError {
    return this.#error('stream_incomplete', 'the stream ended or was left early')
  }

  async #start(): Promise<Messages> {
    this.#messages = await this.#open(() =>
      this.#error(
        'event_too_large',
        `the stream sent an event of more than ${longestMessage} characters`,
      ),
    )
    const onIdle = this.#exchange.deadline.watch((error) => {
      this.#stopped = error
      clearTimeout(this.#timer)
      this.#messages?.cancel()
      this.#exchange.end()
    })
    if (!this.#stopped) this.#watchIdle(onIdle)
    return this.#messages
  }

  #parse(data: string): unknown {
    // OpenAI's end mark, told from all frames; a stream that is complete needs none.
    if (data === '[DONE]') return []
    const frame = parseJson(data)
    if (!isRecord(frame)) {
      const start = this.#context.redact.start(data)
      throw this.#error('malformed_frame', `the stream sent what is no JSON object: ${start}`)
    }
    if (frame['error']) {
      const { code, message } = this.#context.platform.envelope.parseError(frame) ?? {}
      throw this.#error(code ?? 'stream_error', message ?? 'the stream sent an error')
    }
    const { streamEvent, response } = this.#exchange.operation
    this.#exchange.check(streamEvent ?? response, frame)
    return frame
  }

  #error(code: string, what: string): StreamError {
    const { redact } = this.#context
    const message = redact.text(`${this.#exchange.operation.id}: ${what}.`)
    return new StreamError(message, { ...this.#exchange.errorContext(), code })
  }

  /**
   * One timer for the whole stream that looks now and then whether somebody still waits for the
   * same frame: an event costs it a counter, where reading the clock would cost a tenth.
   */
  #watchIdle(onIdle: (idle: number) => void): void {
    const pause = this.#idle / looks
    let before: number | undefined
    let quiet = 0
    const look = (): void => {
      const awaited = this.#waiting ? this.#count : undefined
      quiet = awaited !== undefined && awaited === before ? quiet + 1 : 0
      before = awaited
      if (quiet === looks) onIdle(this.#idle)
      else this.#timer = setTimer(look, pause)
    }
    this.#timer = setTimer(look, pause)
  }
}

/** Looks in the time that a stream may be silent. It is found silent one pause late at most. */
const looks = 8
