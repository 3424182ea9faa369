import type { MoltError } from '@molt-sdk/core'
import { ConnectionError } from '@molt-sdk/core'
import { chatOverSocket } from './operations.ts'
import type { SocketReply } from './socket-reply.ts'

interface QueuedMessage {
  readonly turn: SocketReply
  readonly onTurn: () => void
  readonly onReject: (error: MoltError) => void
}

/** One turn at a time; the next ones wait, so many of them and no more. */
export class SocketQueue {
  readonly #maxQueue: number
  readonly #canGo: () => boolean
  readonly #waiting: QueuedMessage[] = []
  #current: SocketReply | undefined

  constructor(most: number, isConnected: () => boolean) {
    this.#maxQueue = most
    this.#canGo = isConnected
  }

  /** The turn that has its answer coming. */
  get current(): SocketReply | undefined {
    return this.#current
  }

  /** Settles when it is this one's turn, or fails if it will not be. */
  enqueue(turn: SocketReply): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length >= this.#maxQueue) {
        return reject(notSentError('queue_full', `${this.#maxQueue} others wait already`))
      }
      this.#waiting.push({ turn, onTurn: resolve, onReject: reject })
      this.startNext()
    })
  }

  /** Lets the next one go, if it can. */
  startNext(): void {
    if (this.#current || !this.#canGo()) return
    const place = this.#waiting.shift()
    this.#current = place?.turn
    place?.onTurn()
  }

  /** Whether it was this one's turn. */
  remove(turn: SocketReply): boolean {
    const at = this.#waiting.findIndex((place) => place.turn === turn)
    if (at >= 0) this.#waiting.splice(at, 1)
    if (this.#current !== turn) return false
    this.#current = undefined
    return true
  }

  /** Gives those that wait back to whoever sent them. */
  rejectWaiting(cause: MoltError): void {
    for (const { onReject } of this.#waiting.splice(0)) {
      onReject(notSentError('not_sent', 'the connection was lost before its turn', cause))
    }
  }
}

/** The error of a turn that never left: it can be made again without harm. */
export const notSentError = (code: string, why: string, cause?: MoltError): ConnectionError =>
  new ConnectionError(`${chatOverSocket.id} was not sent: ${why}.`, {
    code,
    operation: chatOverSocket.id,
    // A socket that is closed stays so: the same turn has a hope on another one alone.
    retryable: code !== 'socket_closed',
    cause,
  })
