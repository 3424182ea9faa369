import type { Command } from 'commander'
import type { CommandContext } from '../context.ts'
import type { Overrides } from '../generated/add-operations.ts'
import { addOperations } from '../generated/add-operations.ts'
import type { PlatformName } from '../platform/platforms.ts'
import { platforms } from '../platform/platforms.ts'

/** Adds a platform: first the commands made by hand, then one for each other operation. */
export const addPlatform = async (
  program: Command,
  name: PlatformName,
  description: string,
  context: CommandContext,
  words: readonly string[],
  addOthers: (command: Command) => void = () => undefined,
  overrides?: Overrides,
): Promise<void> => {
  const command = program.command(name).description(description)
  addOthers(command)
  const platform = platforms[name]
  addOperations(command, platform, await platform.loadCatalogue(), context, words, overrides)
}
