import { isConfigError } from '@molt-sdk/core'
import type { Command } from 'commander'
import { Option } from 'commander'
import { ControlClient } from '../control/control-client.ts'
import type { CommandContext } from './context.node.ts'
import { optionValue } from './flags.node.ts'
import { addKeyOptions, clientOptions } from './key-options.node.ts'
import { UsageError } from './usage-error.node.ts'

/** Adds the ways to say where the control API is. */
export const addControlOptions = (command: Command): Command =>
  addKeyOptions(
    command
      .optionsGroup('Where to send it:')
      .addOption(
        new Option(
          '--control-url <url>',
          'address of the control API; MoltGhost documents none, and none is guessed',
        ).env('MOLTGHOST_CONTROL_URL'),
      ),
  )

/** A client of the control API that the flags and the environment name. */
export const createControlClient = async (
  command: Command,
  context: CommandContext,
): Promise<ControlClient> => {
  const baseUrl = optionValue(command, 'controlUrl')
  if (baseUrl === undefined) {
    throw new UsageError(
      'Where to? MoltGhost documents this command, but no address that it talks to, and none is guessed. Give one with --control-url or MOLTGHOST_CONTROL_URL, such as that of a sandbox.',
    )
  }
  const options = await clientOptions(command, context)
  try {
    return new ControlClient({ ...options, baseUrl })
  } catch (error) {
    if (!isConfigError(error)) throw error
    throw new UsageError(
      error.message
        .replace(/^baseUrl /, '--control-url ')
        .replace(/^apiKey /, 'The API key ')
        .replace('use apiKey', 'use MOLTGHOST_API_KEY'),
    )
  }
}
