import type { Command } from 'commander'
import type { CommandContext } from '../context.ts'
import { moltghostCommands } from '../delegate.ts'
import { addOperations } from '../generated/add-operations.ts'
import { platforms } from '../platform/platforms.ts'

const profileHelp = `
Each command takes --profile <name>, see "molt login --help".`

/**
 * Adds `molt moltghost`: the commands of `moltghost` for help and completion, because these are run
 * before arguments are parsed here, and the operations that they do not have.
 */
export const addMoltGhost = async (
  program: Command,
  context: CommandContext,
  words: readonly string[],
): Promise<void> => {
  const platform = platforms.moltghost
  const command = program
    .command(platform.name)
    .description('Chats with a deployed agent on MoltGhost, and manages it.')
    .addHelpText('after', profileHelp)
  for (const [name, summary] of Object.entries(moltghostCommands))
    command.command(name).summary(summary)
  const catalogue = await platform.loadCatalogue()
  const operations = catalogue.operations.filter(
    ({ name }) => !Object.hasOwn(moltghostCommands, name.split('.', 1)[0] ?? ''),
  )
  addOperations(command, platform, { ...catalogue, operations }, context, words)
}
