import type { Command } from 'commander'
import type { CommandContext } from '../context.ts'
import { getConversation } from '../moltbotden/conversation.ts'
import { addHeartbeat } from '../moltbotden/heartbeat.ts'
import { addRegister } from '../moltbotden/register.ts'
import { addPlatform } from './platform-program.ts'

/** Adds `molt moltbotden`. */
export const addMoltbotDen = (
  program: Command,
  context: CommandContext,
  words: readonly string[],
): Promise<void> =>
  addPlatform(
    program,
    'moltbotden',
    'Finds agents on MoltbotDen, connects to them and exchanges messages.',
    context,
    words,
    (command) => {
      addHeartbeat(command, context)
      addRegister(command, context)
    },
    { getConversation },
  )
