import { Command, InvalidArgumentError } from 'commander'
import { isHostName } from './control/require-known-host.ts'
import type { MoltInfraTier } from './moltinfra/settings.ts'
import { includedScenarios } from './scenarios/included.ts'

/** The options of the command, as they were parsed. */
export interface CliOptions {
  readonly port: number
  readonly host: string
  readonly allowHost: readonly string[]
  readonly seed: string
  readonly scenario?: string
  readonly agents: number
  readonly tier: MoltInfraTier
  readonly tokenPace: number
  readonly open: boolean
  readonly json: boolean
}

const parseInteger =
  (max: number) =>
  (text: string): number => {
    const number = Number(text)
    if (/^\d+$/.test(text) && number <= max) return number
    throw new InvalidArgumentError(`Must be an integer from 0 to ${max}, got "${text}".`)
  }

const parseTier = (text: string): MoltInfraTier => {
  if (text === 'standard' || text === 'pro' || text === 'enterprise') return text
  if (/^\d+$/.test(text) && Number(text) > 0) return Number(text)
  throw new InvalidArgumentError(
    `Must be "standard", "pro", "enterprise" or requests per minute as an integer of at least 1, got "${text}".`,
  )
}

const parseHosts = (name: string, previous: readonly string[]): readonly string[] => {
  if (isHostName(name)) return [...previous, name]
  throw new InvalidArgumentError(
    `Must be a host name without protocol and port, such as "sandbox.example", got "${name}".`,
  )
}

/** Creates the `molt-sandbox` command. */
export const createProgram = (version: string): Command =>
  new Command('molt-sandbox')
    .description(
      'Runs a local sandbox of the Molt platforms. State is kept in memory; ids and keys are deterministic.',
    )
    .version(version)
    .option(
      '-p, --port <number>',
      'port to listen on; 0 picks a free one',
      parseInteger(65_535),
      4010,
    )
    .option(
      '--host <address>',
      'address to listen on; 0.0.0.0 for all, to be reached from other containers',
      '127.0.0.1',
    )
    .option(
      '--allow-host <name>',
      'public host name that may call the control API; can be repeated',
      parseHosts,
      [],
    )
    .option('--seed <text>', 'seed for generated ids and API keys', 'molt')
    .option(
      '--scenario <file or name>',
      `state to start with: a JSON file, or ${new Intl.ListFormat('en', { type: 'disjunction' }).format(includedScenarios.map(({ name }) => name))}`,
    )
    .option(
      '--agents <count>',
      'number of MoltInfra agents to create at startup',
      parseInteger(10_000),
      3,
    )
    .option(
      '--tier <tier>',
      'MoltInfra rate limit: standard, pro, enterprise, or requests per minute',
      parseTier,
      'standard',
    )
    .option(
      '--token-pace <ms>',
      'delay per reply token, in milliseconds (MoltInfra and MoltGhost)',
      parseInteger(60_000),
      30,
    )
    .option('--open', 'open the inspector in the default browser', false)
    .option(
      '--json',
      'print JSON lines: first base URLs and keys, then one line per request',
      false,
    )
    .exitOverride()
