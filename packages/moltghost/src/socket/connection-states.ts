/** State of a socket. `closed` is final. */
export type ConnectionState = 'connecting' | 'open' | 'reconnecting' | 'closed'

/** Linked list of states. `next` resolves when the state changes. */
interface Link {
  readonly state: ConnectionState
  readonly next: Promise<Link>
  readonly resolve: (next: Link) => void
}

const createLink = (state: ConnectionState): Link => {
  let resolve: Link['resolve'] = () => undefined
  const next = new Promise<Link>((fulfill) => {
    resolve = fulfill
  })
  return { state, next, resolve }
}

/** Current state of a socket and an iterator over later ones, for any number of listeners. */
export class ConnectionStates {
  #current: Link = createLink('connecting')

  get current(): ConnectionState {
    return this.#current.state
  }

  set(state: ConnectionState): void {
    if (state === this.#current.state || this.#current.state === 'closed') return
    const next = createLink(state)
    this.#current.resolve(next)
    this.#current = next
  }

  /** Yields the current state and every later one until the socket is closed; none is skipped. */
  async *values(): AsyncGenerator<ConnectionState, void, undefined> {
    let link = this.#current
    yield link.state
    while (link.state !== 'closed') {
      link = await link.next
      yield link.state
    }
  }
}
