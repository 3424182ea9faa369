import type { Io } from './io.ts'
import type { Terminal } from './output/terminal.ts'

/** What every command needs. */
export interface CommandContext {
  readonly io: Io
  readonly terminal: Terminal
  /** Sets the exit code of a command that does not fail. */
  readonly setExitCode: (code: number) => void
}
