import { CommanderError } from 'commander'
import { exitCodeOf, exitCodes } from './exit-codes.node.ts'
import { InterruptHandler } from './interrupts.node.ts'
import { createProgram } from './program.node.ts'
import { Terminal } from './terminal.node.ts'

/** Runs the command with the given arguments. */
export const run = async (argv: readonly string[], version: string): Promise<void> => {
  const terminal = new Terminal()
  // Before arguments are parsed: an unexpected argument may be the key.
  terminal.registerSecret(process.env['MOLTGHOST_API_KEY'] ?? '')
  const interrupts = new InterruptHandler()
  await interrupts.run(async (signal) => {
    try {
      await createProgram({ terminal, interrupts, signal }, version).parseAsync(argv, {
        from: 'user',
      })
    } catch (error) {
      // Commander prints its own errors, and Ctrl-C needs no message.
      if (!(error instanceof CommanderError) && !signal.aborted) terminal.printError(error)
      process.exitCode = exitCodeOf(error)
    }
    if (signal.aborted) process.exitCode = exitCodes.interrupted
  })
}
