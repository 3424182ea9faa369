import type { MoltError } from '@molt-sdk/core/errors'
import { ConnectionError } from '@molt-sdk/core/errors'
import { chatOverSocket } from './operations.ts'
import type { Turn } from './turn.ts'

interface Place {
  readonly turn: Turn
  readonly onTurn: () => void
  readonly onBack: (error: MoltError) => void
}

/** One turn at a time; the next ones wait, so many of them and no more. */
export class Turns {
  readonly #most: number
  readonly #canGo: () => boolean
  readonly #waiting: Place[] = []
  #current: Turn | undefined

  constructor(most: number, canGo: () => boolean) {
    this.#most = most
    this.#canGo = canGo
  }

  /** The turn that has its answer coming. */
  get current(): Turn | undefined {
    return this.#current
  }

  /** Settles when it is this one's turn, or fails if it will not be. */
  take(turn: Turn): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length >= this.#most) {
        return reject(notSent('queue_full', `${this.#most} others wait already`))
      }
      this.#waiting.push({ turn, onTurn: resolve, onBack: reject })
      this.next()
    })
  }

  /** Lets the next one go, if it can. */
  next(): void {
    if (this.#current || !this.#canGo()) return
    const place = this.#waiting.shift()
    this.#current = place?.turn
    place?.onTurn()
  }

  /** Whether it was this one's turn. */
  leave(turn: Turn): boolean {
    const at = this.#waiting.findIndex((place) => place.turn === turn)
    if (at >= 0) this.#waiting.splice(at, 1)
    if (this.#current !== turn) return false
    this.#current = undefined
    return true
  }

  /** Gives those that wait back to whoever sent them. */
  handBack(cause: MoltError): void {
    for (const { onBack } of this.#waiting.splice(0)) {
      onBack(notSent('not_sent', 'the connection was lost before its turn', cause))
    }
  }
}

/** The error of a turn that never left: it can be made again without harm. */
export const notSent = (code: string, why: string, cause?: MoltError): ConnectionError =>
  new ConnectionError(`${chatOverSocket.id} was not sent: ${why}.`, {
    code,
    operation: chatOverSocket.id,
    // A socket that is closed stays so: the same turn has a hope on another one alone.
    retryable: code !== 'socket_closed',
    cause,
  })
