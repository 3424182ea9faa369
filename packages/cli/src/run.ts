import { CommanderError } from 'commander'
import type { CommandContext } from './context.ts'
import { exitCodeOf, exitCodes } from './exit-codes.ts'
import type { Io } from './io.ts'
import { Terminal } from './output/terminal.ts'
import { createProgram } from './program.ts'

/** Runs the command and returns its exit code. */
export const run = async (argv: readonly string[], io: Io): Promise<number> => {
  const terminal = new Terminal(io)
  let exitCode: number | undefined
  const context: CommandContext = {
    io,
    terminal,
    setExitCode(code) {
      exitCode = code
    },
  }
  try {
    if (argv[0] === 'complete') {
      const { complete } = await import('./complete.ts')
      await complete(argv.slice(argv[1] === '--' ? 2 : 1), context)
    } else {
      const program = await createProgram(argv, context)
      await program.parseAsync(argv, { from: 'user' })
    }
  } catch (error) {
    if (io.signal.aborted) return exitCodes.interrupted
    // Commander has printed its own errors.
    if (!(error instanceof CommanderError)) {
      terminal.printError(error, argv.includes('--verbose'))
    }
    return exitCodeOf(error)
  }
  return io.signal.aborted ? exitCodes.interrupted : (exitCode ?? exitCodes.ok)
}
