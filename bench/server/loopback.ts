import { Child } from '../lib/child.ts'
import type { Ask, BehaviourName, Seen } from './process.ts'

/** The loopback server, seen from the runner. */
export class Loopback {
  readonly #child = new Child<Ask>('server/process.ts')

  /** Opens a port that behaves in the given way, and gives its base URL. */
  async open(behaviour: BehaviourName, answer: unknown): Promise<string> {
    const ask: Ask = { open: behaviour, answer: JSON.stringify(answer) }
    return `http://127.0.0.1:${await this.#child.ask<number>(ask)}`
  }

  /** The requests that came to a port. */
  seen(baseUrl: string): Promise<readonly Seen[]> {
    return this.#child.ask({ seen: Number(new URL(baseUrl).port) })
  }

  close(): void {
    this.#child.end()
  }
}
