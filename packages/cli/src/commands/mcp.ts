import type { Command } from 'commander'
import { Option } from 'commander'
import type { CommandContext } from '../context.ts'
import type { McpClient } from '../mcp/install.ts'
import { installServer, mcpClients } from '../mcp/install.ts'
import type { PlatformName } from '../platform/platforms.ts'
import { isPlatformName, platforms } from '../platform/platforms.ts'
import { UsageError } from '../usage-error.ts'

interface Flags {
  readonly client: McpClient
  readonly allow?: readonly string[]
  readonly spend?: string
  readonly profile?: string
  readonly sandbox?: boolean
  readonly dryRun?: boolean
}

const description = `Runs the MCP server of @molt-sdk/tools with the API keys of your profile. Arguments are passed to the server:

  molt mcp moltify --read-only
  molt mcp moltify --allow tasks.create --spend 50
  molt mcp moltify --profile work

"molt mcp install" adds the server to the configuration of an MCP client.`

/** Adds `molt mcp`. Everything but `install` is run before arguments are parsed here. */
export const addMcp = async (program: Command, context: CommandContext): Promise<void> => {
  const mcp = program.command('mcp').description(description)
  mcp
    .command('install')
    .summary('add the server to the configuration of an MCP client')
    .description(
      'Adds the MCP server to the configuration of a client. The configuration contains no API key: the server reads it from your profile or the environment. Without --allow, it only reads.',
    )
    .argument('[platform...]', `platforms (default: moltify): ${Object.keys(platforms).join(', ')}`)
    .addOption(
      new Option('--client <name>', 'client to configure')
        .choices(Object.keys(mcpClients))
        .makeOptionMandatory(),
    )
    .option('--allow <operation...>', 'operations that the model may use beside reading')
    .option('--spend <dollars>', 'most that the model may spend, in US dollars')
    .option('--profile <name>', 'profile whose API keys the server uses')
    .option('--sandbox', 'use the sandbox, without an account')
    .option('--dry-run', 'print the configuration, and write nothing')
    .action((names: readonly string[], flags: Flags) => {
      const unknown = names.find((name) => !isPlatformName(name))
      if (unknown !== undefined)
        throw new UsageError(
          `Unknown platform "${unknown}". Platforms: ${Object.keys(platforms).join(', ')}.`,
        )
      const selected = names.length ? (names as readonly PlatformName[]) : (['moltify'] as const)
      const { path, text } = installServer(flags.client, serverArgs(selected, flags), {
        env: context.io.env,
        dryRun: flags.dryRun === true,
      })
      if (flags.dryRun) context.terminal.print(text)
      else context.terminal.printNotice(`Added the server "molt" to ${path}. Restart the client.`)
    })
}

const serverArgs = (
  names: readonly PlatformName[],
  { allow, spend, profile, sandbox }: Flags,
): readonly string[] => [
  ...names,
  ...(allow ? allow.flatMap((name) => ['--allow', name]) : ['--read-only']),
  ...(spend === undefined ? [] : ['--spend', spend]),
  ...(profile === undefined ? [] : ['--profile', profile]),
  ...(sandbox ? ['--sandbox'] : []),
]
