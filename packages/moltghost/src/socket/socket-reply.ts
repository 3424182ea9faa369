import { isRecord } from '@molt-sdk/contracts/kernel'
import type { MoltError } from '@molt-sdk/core'
import { StreamError } from '@molt-sdk/core'
import type { ErrorContext, MessageSource } from '@molt-sdk/core/client'
import { maxMessageLength } from '@molt-sdk/core/client'
import type { SocketTransport } from './socket-transport.ts'

/** Unread characters or bytes at which the sender is paused, where the runtime supports it. */
const pauseThreshold = 1_048_576

/** Unread characters or bytes at which the reply fails if the sender cannot be paused. */
const maxBufferedLength = 16 * pauseThreshold

/** Callbacks of a reply. */
export interface SocketReplyContext {
  /** Whether the last event of the reply was received. */
  isComplete(): boolean
  createTooLargeError(): MoltError
  /** Context of every error of this reply. */
  errorContext(): ErrorContext
  /** Called once, when reading stops. `isClean`: the reply was received in full. */
  onEnd(isClean: boolean): void
}

/** Reply to one message on a socket: a bounded queue of received stream events. */
export class SocketReply implements MessageSource {
  readonly #context: SocketReplyContext
  #messages: (string | object)[] = []
  #nextIndex = 0
  #unread = 0
  #last: string | object | undefined
  #transport: SocketTransport | undefined
  #isPaused = false
  #error: MoltError | undefined
  #notify: (() => void) | undefined
  #hasEnded = false
  /** Whether an event was received after the end of the reply. */
  hasStrayEvent = false

  constructor(context: SocketReplyContext) {
    this.#context = context
  }

  /** Sends the message and resolves when the first stream event was received. */
  start(transport: SocketTransport, message: string): Promise<void> {
    this.#transport = transport
    transport.send(message)
    return this.#more()
  }

  /** Adds stream events that were received at once. Those above the size limit are received alone. */
  push(messages: readonly (string | object)[], length: number): void {
    if (this.#hasEnded) this.hasStrayEvent = true
    if (length > maxMessageLength) this.fail(this.#context.createTooLargeError)
    if (this.#error || this.#hasEnded) return
    for (const message of messages) this.#messages.push(message)
    this.#unread += length
    if (this.#unread > pauseThreshold && !this.#isPaused) this.#pauseSender()
    this.#notify?.()
  }

  /** Ends the reply with an error. Events received so far can still be read. */
  fail(describe: (context: ErrorContext) => MoltError): void {
    this.#error ??= describe(this.#context.errorContext())
    this.#notify?.()
  }

  shift(): string | object | undefined {
    if (this.#context.isComplete()) return undefined
    if (this.#nextIndex < this.#messages.length) {
      this.#last = this.#messages[this.#nextIndex++]
      return this.#last
    }
    if (this.#nextIndex) {
      this.#messages = []
      this.#nextIndex = 0
      this.#unread = 0
      if (this.#isPaused) this.#transport?.resume?.()
      this.#isPaused = false
    }
    return undefined
  }

  read<T>(onReady: (more: boolean) => T | Promise<T>, fail: (error: unknown) => T): Promise<T> {
    return this.#more().then(() => {
      if (this.#context.isComplete()) return onReady(false)
      if (this.#nextIndex < this.#messages.length) return onReady(true)
      return this.#error ? fail(this.#error) : onReady(false)
    })
  }

  cancel(): void {
    if (this.#hasEnded) return
    this.#hasEnded = true
    // Whatever follows the end could be taken for the start of the next reply.
    const isLast = this.#nextIndex >= this.#messages.length
    this.#messages = []
    if (this.#isPaused) this.#transport?.resume?.()
    this.#notify?.()
    this.#context.onEnd(isLast && (this.#context.isComplete() || isDoneMessage(this.#last)))
  }

  #more(): Promise<void> {
    const isSettled = this.#error || this.#hasEnded || this.#context.isComplete()
    if (isSettled || this.#nextIndex < this.#messages.length) return Promise.resolve()
    return new Promise((resolve) => {
      const notify = (): void => {
        this.#notify = undefined
        resolve()
      }
      // See the deadline of a call: a function assigned as it is created would be an old object.
      this.#notify = notify
    })
  }

  #pauseSender(): void {
    const { pause } = this.#transport ?? {}
    if (pause) {
      this.#isPaused = true
      pause()
    } else if (this.#unread > maxBufferedLength) {
      const message = `The reply was not read fast enough: more than ${maxBufferedLength} characters are buffered.`
      this.fail((context) => new StreamError(message, { ...context, code: 'stream_buffer_full' }))
    }
  }
}

/** An event ends the reply if `done` is true, also when it is an error. */
const isDoneMessage = (message: string | object | undefined): boolean => {
  try {
    const event: unknown = typeof message === 'string' ? JSON.parse(message) : message
    return isRecord(event) && event['done'] === true
  } catch {
    return false
  }
}
