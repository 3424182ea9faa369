import type { Interrupts } from './interrupts.node.ts'
import type { Terminal } from './terminal.node.ts'

/** What every command has at hand. */
export interface Context {
  readonly terminal: Terminal
  readonly interrupts: Interrupts
  /** Ctrl-C, unless something inside of the command takes it. */
  readonly signal: AbortSignal
}
