import type { MoltError } from '@molt-sdk/core'
import { ConnectionError } from '@molt-sdk/core'
import { chatOverSocket } from './operations.ts'
import type { SocketReply } from './socket-reply.ts'

interface QueuedMessage {
  readonly reply: SocketReply
  readonly onStart: () => void
  readonly onReject: (error: MoltError) => void
}

/** Bounded queue of messages. One message is sent at a time. */
export class SocketQueue {
  readonly #maxQueue: number
  readonly #isConnected: () => boolean
  readonly #waiting: QueuedMessage[] = []
  #current: SocketReply | undefined

  constructor(maxQueue: number, isConnected: () => boolean) {
    this.#maxQueue = maxQueue
    this.#isConnected = isConnected
  }

  /** The message that was sent and whose reply is incomplete. */
  get current(): SocketReply | undefined {
    return this.#current
  }

  /** Resolves when the message may be sent; rejects if it will not be sent. */
  enqueue(reply: SocketReply): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length >= this.#maxQueue) {
        return reject(notSentError('queue_full', `the queue is full (maxQueue: ${this.#maxQueue})`))
      }
      this.#waiting.push({ reply, onStart: resolve, onReject: reject })
      this.startNext()
    })
  }

  /** Starts the next message if the socket is open and idle. */
  startNext(): void {
    if (this.#current || !this.#isConnected()) return
    const message = this.#waiting.shift()
    this.#current = message?.reply
    message?.onStart()
  }

  /** Removes a message. Returns whether it was the current one. */
  remove(reply: SocketReply): boolean {
    const index = this.#waiting.findIndex((message) => message.reply === reply)
    if (index >= 0) this.#waiting.splice(index, 1)
    if (this.#current !== reply) return false
    this.#current = undefined
    return true
  }

  /** Rejects all messages that wait. */
  rejectWaiting(cause: MoltError): void {
    for (const { onReject } of this.#waiting.splice(0)) {
      onReject(connectionLostError(cause))
    }
  }
}

/** Creates the error of a queued message whose connection was closed. */
export const connectionLostError = (cause?: MoltError): ConnectionError =>
  notSentError('not_sent', 'the connection closed while it was queued; it is safe to retry', cause)

/** Creates the error of a message that was not sent. It is safe to retry. */
export const notSentError = (code: string, reason: string, cause?: MoltError): ConnectionError =>
  new ConnectionError(`${chatOverSocket.id} was not sent: ${reason}.`, {
    code,
    operation: chatOverSocket.id,
    // A closed socket does not reopen; the message can only be sent on a new one.
    retryable: code !== 'socket_closed',
    cause,
  })
