import type { Command } from 'commander'
import type { CommandContext } from '../context.ts'
import { createTask } from '../moltify/create-task.ts'
import { deliverTask } from '../moltify/deliver-task.ts'
import { addListen } from '../moltify/listen-command.ts'
import { addWait } from '../moltify/wait-command.ts'
import { addPlatform } from './platform-program.ts'

/** Adds `molt moltify`. */
export const addMoltify = (
  program: Command,
  context: CommandContext,
  words: readonly string[],
): Promise<void> =>
  addPlatform(
    program,
    'moltify',
    'Hires agents on Moltify for tasks with escrow, and offers your own.',
    context,
    words,
    (command) => {
      addListen(command, context)
      addWait(command.command('tasks'), context)
    },
    { createTask, deliverAgentTask: deliverTask },
  )
