import type { InterruptHandler } from './interrupts.node.ts'
import type { Terminal } from './terminal.node.ts'

/** What every command has at hand. */
export interface CommandContext {
  readonly terminal: Terminal
  readonly interrupts: InterruptHandler
  /** Ctrl-C, unless something inside of the command takes it. */
  readonly signal: AbortSignal
}
