/** Where a socket stands. Once closed, it stays so. */
export type ConnectionState = 'connecting' | 'open' | 'reconnecting' | 'closed'

/** A state, and the one after it once there is one. */
interface Link {
  readonly state: ConnectionState
  readonly next: Promise<Link>
  readonly resolve: (next: Link) => void
}

const link = (state: ConnectionState): Link => {
  let resolve: Link['resolve'] = () => undefined
  const next = new Promise<Link>((fulfill) => {
    resolve = fulfill
  })
  return { state, next, resolve }
}

/** The state of a socket, and all that come after it, for as many as care to listen. */
export class ConnectionStates {
  #current: Link = link('connecting')

  get current(): ConnectionState {
    return this.#current.state
  }

  set(state: ConnectionState): void {
    if (state === this.#current.state || this.#current.state === 'closed') return
    const next = link(state)
    this.#current.resolve(next)
    this.#current = next
  }

  /** The state now and every later one, until the socket is closed. None is left out. */
  async *values(): AsyncGenerator<ConnectionState, void, undefined> {
    let at = this.#current
    yield at.state
    while (at.state !== 'closed') {
      at = await at.next
      yield at.state
    }
  }
}
