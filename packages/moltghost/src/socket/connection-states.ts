/** Where a socket stands. Once closed, it stays so. */
export type ConnectionState = 'connecting' | 'open' | 'reconnecting' | 'closed'

/** A state, and the one after it once there is one. */
interface Link {
  readonly state: ConnectionState
  readonly next: Promise<Link>
  readonly go: (next: Link) => void
}

const link = (state: ConnectionState): Link => {
  let go: Link['go'] = () => undefined
  const next = new Promise<Link>((resolve) => {
    go = resolve
  })
  return { state, next, go }
}

/** The state of a socket, and all that come after it, for as many as care to listen. */
export class ConnectionStates {
  #at: Link = link('connecting')

  get current(): ConnectionState {
    return this.#at.state
  }

  set(state: ConnectionState): void {
    if (state === this.#at.state || this.#at.state === 'closed') return
    const next = link(state)
    this.#at.go(next)
    this.#at = next
  }

  /** The state now and every later one, until the socket is closed. None is left out. */
  async *follow(): AsyncGenerator<ConnectionState, void, undefined> {
    let at = this.#at
    yield at.state
    while (at.state !== 'closed') {
      at = await at.next
      yield at.state
    }
  }
}
