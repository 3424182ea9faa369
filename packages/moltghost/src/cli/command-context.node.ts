import type { InterruptHandler } from './interrupts.node.ts'
import type { Terminal } from './terminal.node.ts'

/** Shared by all commands. */
export interface CommandContext {
  readonly terminal: Terminal
  readonly interrupts: InterruptHandler
  /** Aborted by Ctrl-C, unless the command handles Ctrl-C itself. */
  readonly signal: AbortSignal
}
