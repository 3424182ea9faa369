import { exitCodes } from './exit-codes.node.ts'

/** Ctrl-C ends what is under way. A second one, or one while nothing is, ends the command. */
export class InterruptHandler {
  #current: AbortController | undefined

  constructor() {
    process.on('SIGINT', () => this.interrupt())
  }

  /** What Ctrl-C does, for whoever reads the keys of a terminal one by one. */
  interrupt(): void {
    if (!this.#current || this.#current.signal.aborted) process.exit(exitCodes.interrupted)
    this.#current.abort()
  }

  /** Does some work that Ctrl-C ends. */
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
