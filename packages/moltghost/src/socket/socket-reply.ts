import { isRecord } from '@molt-sdk/contracts/kernel'
import type { MoltError } from '@molt-sdk/core'
import { StreamError } from '@molt-sdk/core'
import type { ErrorContext, MessageSource } from '@molt-sdk/core/client'
import { maxMessageLength } from '@molt-sdk/core/client'
import type { SocketTransport } from './socket-transport.ts'

/** Unread text, in characters, at which a server is held back, where that can be done. */
const pauseThreshold = 1_048_576

/** Unread text, in characters, with which a turn is given up where it cannot. */
const maxBufferedLength = 16 * pauseThreshold

/** What one turn on a socket needs of its surroundings. */
export interface SocketReplyContext {
  /** Whether the answer is known to be complete. */
  isOver(): boolean
  tooLong(): MoltError
  /** What every error of this turn says of it. */
  errorContext(): ErrorContext
  /** Called once, when nobody reads on. */
  onEnd(clean: boolean): void
}

/** The answer to one message on a socket: a bounded queue of what has come and was not read yet. */
export class SocketReply implements MessageSource {
  readonly #context: SocketReplyContext
  #texts: string[] = []
  #at = 0
  #unread = 0
  #last = ''
  #wire: SocketTransport | undefined
  #isPaused = false
  #error: MoltError | undefined
  #notify: (() => void) | undefined
  #hasEnded = false

  constructor(context: SocketReplyContext) {
    this.#context = context
  }

  /** Sends the message of the turn, and settles once something has come of it. */
  start(wire: SocketTransport, message: string): Promise<void> {
    this.#wire = wire
    wire.send(message)
    return this.#more()
  }

  /** A message has come. */
  push(text: string): void {
    if (text.length > maxMessageLength) this.fail(this.#context.tooLong)
    if (this.#error || this.#hasEnded) return
    this.#texts.push(text)
    this.#unread += text.length
    if (this.#unread > pauseThreshold && !this.#isPaused) this.#pauseSender()
    this.#notify?.()
  }

  /** Nothing more will come. What has come can be read still. */
  fail(describe: (context: ErrorContext) => MoltError): void {
    this.#error ??= describe(this.#context.errorContext())
    this.#notify?.()
  }

  shift(): string | undefined {
    if (this.#at < this.#texts.length) {
      this.#last = this.#texts[this.#at++] ?? ''
      return this.#last
    }
    if (this.#at) {
      this.#texts = []
      this.#at = 0
      this.#unread = 0
      if (this.#isPaused) this.#wire?.resume?.()
      this.#isPaused = false
    }
    return undefined
  }

  read<T>(goOn: (more: boolean) => T | Promise<T>, fail: (error: unknown) => T): Promise<T> {
    return this.#more().then(() => {
      if (this.#at < this.#texts.length) return goOn(true)
      return this.#error && !this.#context.isOver() ? fail(this.#error) : goOn(false)
    })
  }

  cancel(): void {
    if (this.#hasEnded) return
    this.#hasEnded = true
    this.#texts = []
    if (this.#isPaused) this.#wire?.resume?.()
    this.#notify?.()
    this.#context.onEnd(this.#context.isOver() || isDoneMessage(this.#last))
  }

  #more(): Promise<void> {
    const isSettled = this.#error || this.#hasEnded || this.#context.isOver()
    if (isSettled || this.#at < this.#texts.length) return Promise.resolve()
    return new Promise((resolve) => {
      this.#notify = () => {
        this.#notify = undefined
        resolve()
      }
    })
  }

  #pauseSender(): void {
    const { pause } = this.#wire ?? {}
    if (pause) {
      this.#isPaused = true
      pause()
    } else if (this.#unread > maxBufferedLength) {
      const message = 'The answer came faster than it was read.'
      this.fail((context) => new StreamError(message, { ...context, code: 'stream_buffer_full' }))
    }
  }
}

/** An error is the end of its turn if it says so. */
const isDoneMessage = (text: string): boolean => {
  try {
    const frame: unknown = JSON.parse(text)
    return isRecord(frame) && frame['done'] === true
  } catch {
    return false
  }
}
