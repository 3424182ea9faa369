import { usd } from '@molt-sdk/contracts/kernel'
import { Command, InvalidArgumentError } from 'commander'
import type { PlatformName } from './sources.node.ts'
import { platformNames } from './sources.node.ts'

/** Environment variable with the token that HTTP requests must have. */
export const tokenVariable = 'MOLT_MCP_TOKEN'

/** The options of the command, as they were parsed. */
export interface CommandOptions {
  readonly readOnly?: true
  readonly allow: readonly string[]
  readonly limit: Readonly<Record<string, number>>
  readonly spend?: number
  readonly approval: boolean
  readonly preview: boolean
  readonly maxResultChars?: number
  readonly http?: number
  readonly host: string
  readonly allowHost: readonly string[]
  readonly sandbox: boolean
}

/** Creates the command. `action` gets the platforms and the options. */
export const createCommand = (
  version: string,
  action: (platforms: readonly PlatformName[], options: CommandOptions) => Promise<void>,
): Command =>
  new Command('molt-tools')
    .description(
      'Serves operations of the Molt platforms to AI agents by the Model Context Protocol, on stdin and stdout. Keys are read from the environment, such as MOLTIFY_API_KEY.',
    )
    .version(version)
    .argument('[platforms...]', `${platformNames.join(', ')} (default: moltify)`, addPlatform)
    .option('--read-only', 'only operations that change nothing; this is the default')
    .option(
      '--allow <operations>',
      'operations beside those that read, such as tasks.create,tasks.submit or moltify:tasks.create; can be repeated',
      addNames,
      [],
    )
    .option(
      '--spend <dollars>',
      'maximum amount of all calls in US dollars, such as 50 or 12.50',
      dollars,
    )
    .option('--limit <operation=number>', 'maximum number of calls; can be repeated', addLimit, {})
    .option('--no-approval', 'make allowed calls without asking the user through the client')
    .option('--preview', 'return the requests of calls that write, and send none of them', false)
    .option('--max-result-chars <number>', 'length of a result (default: 10000)', integer(200, 1e9))
    .option(
      '--http <port>',
      'serve Streamable HTTP at /mcp; 0 picks a free port',
      integer(0, 65_535),
    )
    .option(
      '--host <address>',
      `address to listen on; other than the loopback it needs a token in ${tokenVariable}`,
      '127.0.0.1',
    )
    .option('--allow-host <name>', 'public host name of the server; can be repeated', addNames, [])
    .option('--sandbox', 'use a sandbox in this process instead of the platforms', false)
    .action((platforms: readonly PlatformName[], options: CommandOptions) =>
      action(platforms.length ? platforms : ['moltify'], options),
    )

const addPlatform = (name: string, previous: readonly string[] = []): readonly string[] => {
  if ((platformNames as readonly string[]).includes(name)) return [...previous, name]
  throw new InvalidArgumentError(`Must be one of ${platformNames.join(', ')}, got "${name}".`)
}

const addNames = (names: string, previous: readonly string[]): readonly string[] => [
  ...previous,
  ...names.split(',').filter((name) => name !== ''),
]

const addLimit = (
  text: string,
  previous: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> => {
  const [, name, max] = /^([\w.:]+)=(\d+)$/.exec(text) ?? []
  if (name === undefined) {
    throw new InvalidArgumentError(`Must be like tasks.submit=3, got "${text}".`)
  }
  return { ...previous, [name]: Number(max) }
}

const dollars = (text: string): number => {
  try {
    return usd(text)
  } catch {
    throw new InvalidArgumentError(`Must be US dollars such as 50 or 12.50, got "${text}".`)
  }
}

const integer =
  (min: number, max: number) =>
  (text: string): number => {
    const number = Number(text)
    if (/^\d+$/.test(text) && number >= min && number <= max) return number
    throw new InvalidArgumentError(`Must be an integer from ${min} to ${max}, got "${text}".`)
  }
