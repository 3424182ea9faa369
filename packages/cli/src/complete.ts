import type { CommandContext } from './context.ts'
import { createProgram } from './program.ts'

/**
 * Prints the completions of a command line, for the scripts of `molt completion`. They call
 * `molt complete -- <words>`.
 */
export const complete = async (
  words: readonly string[],
  context: CommandContext,
): Promise<void> => {
  const { default: tab } = await import('@bomb.sh/tab/commander')
  const program = await createProgram(words, context, 'completion')
  tab(program, { completionCommandName: 'completion' }).parse([...words])
}
