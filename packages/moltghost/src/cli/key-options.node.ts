import type { ClientOptions } from '@molt-sdk/core/client'
import type { Command } from 'commander'
import { Option } from 'commander'
import type { CommandContext } from './command-context.node.ts'
import { optionValue } from './flags.node.ts'
import { readStdin } from './stdin.node.ts'
import { UsageError } from './usage-error.node.ts'

/** Adds the options of the API key. */
export const addKeyOptions = (command: Command): Command =>
  command
    .addOption(
      new Option(
        '--api-key <key>',
        'API key; other users of this machine can see arguments in the list of processes, so prefer the environment variable',
      ).env('MOLTGHOST_API_KEY'),
    )
    .option('--api-key-stdin', 'read the API key from stdin')
    .option(
      '--allow-insecure-http',
      'DANGEROUS: allow http for any host, which sends the API key unencrypted',
    )

/** Resolves the options of every client that a command creates. */
export const clientOptions = async (
  command: Command,
  { terminal, signal }: CommandContext,
): Promise<ClientOptions & { readonly apiKey: string }> => {
  const apiKey = command.getOptionValue('apiKeyStdin')
    ? await readStdin('The API key', signal)
    : optionValue(command, 'apiKey')
  if (apiKey === undefined) {
    throw new UsageError(
      'No API key. Set the environment variable MOLTGHOST_API_KEY, or pass the key on stdin with --api-key-stdin.',
    )
  }
  terminal.registerSecret(apiKey)
  return {
    apiKey,
    allowInsecureHttp: command.getOptionValue('allowInsecureHttp') === true,
    logger: { warn: (message) => terminal.printNotice(message) },
    hooks: {
      onRetry({ error, delayMs }) {
        const seconds = Math.round(delayMs / 1000)
        if (seconds > 0) terminal.printNotice(`${error.message} Retrying in ${seconds} s.`)
      },
    },
  }
}
