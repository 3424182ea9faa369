import { exitCodes } from './exit-codes.node.ts'

/** Ctrl-C aborts the current work. A second one, or one without current work, exits the command. */
export class InterruptHandler {
  #current: AbortController | undefined

  constructor() {
    process.on('SIGINT', () => this.interrupt())
  }

  /** Handles Ctrl-C. Also called in raw mode, where the process receives no SIGINT. */
  interrupt(): void {
    if (!this.#current || this.#current.signal.aborted) process.exit(exitCodes.interrupted)
    this.#current.abort()
  }

  /** Runs work that Ctrl-C aborts. */
  async run<Value>(work: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
    const outer = this.#current
    const current = new AbortController()
    this.#current = current
    try {
      return await work(current.signal)
    } finally {
      this.#current = outer
    }
  }
}
