import type { Command } from 'commander'
import type { CommandContext } from '../context.ts'
import { addPlatform } from './platform-program.ts'

/** Adds `molt moltinfra`. */
export const addMoltInfra = (
  program: Command,
  context: CommandContext,
  words: readonly string[],
): Promise<void> =>
  addPlatform(
    program,
    'moltinfra',
    'Creates agents on MoltInfra and sends them messages.',
    context,
    words,
  )
