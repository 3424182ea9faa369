#!/usr/bin/env node
import { createRequire } from 'node:module'
import { styleText } from 'node:util'
import { Command, InvalidArgumentError } from 'commander'
import { controlPath } from './control/control-api.ts'
import type { MoltInfraTier } from './moltinfra/settings.ts'
import type { Colorize } from './runtime/format-log-entry.ts'
import { formatLogEntry } from './runtime/format-log-entry.ts'
import type { RunningSandbox } from './transports/server.node.ts'
import { startSandbox } from './transports/server.node.ts'

interface CliOptions {
  readonly port: number
  readonly host: string
  readonly seed: string
  readonly agents: number
  readonly parseTier: MoltInfraTier
  readonly tokenPace: number
  readonly json: boolean
}

const parseInteger =
  (most: number) =>
  (text: string): number => {
    const number = Number(text)
    if (/^\d+$/.test(text) && number <= most) return number
    throw new InvalidArgumentError(`It must be a whole number from 0 to ${most}.`)
  }

const parseTier = (text: string): MoltInfraTier => {
  if (text === 'standard' || text === 'pro' || text === 'enterprise') return text
  if (Number(text) > 0) return parseInteger(1_000_000)(text)
  throw new InvalidArgumentError('It must be standard, pro, enterprise or a number from 1 on.')
}

const { version } = createRequire(import.meta.url)('@molt-sdk/sandbox/package.json') as {
  version: string
}

const program = new Command('molt-sandbox')
  .description('Runs the Molt platforms on this machine: stateful, in memory, deterministic.')
  .version(version)
  .option(
    '-p, --port <number>',
    'port to listen on; 0 picks a free one',
    parseInteger(65_535),
    4010,
  )
  .option('--host <address>', 'address to listen on', '127.0.0.1')
  .option('--seed <text>', 'what all ids follow from', 'molt')
  .option('--agents <count>', 'agents that are there at the start', parseInteger(10_000), 3)
  .option('--tier <tier>', 'standard, pro, enterprise or calls a minute', parseTier, 'standard')
  .option(
    '--token-pace <ms>',
    'milliseconds that each token of a reply takes',
    parseInteger(60_000),
    30,
  )
  .option('--json', 'print JSON lines: first where to call, then each request', false)

const colorize: Colorize = (tone, text) => {
  const colour = {
    success: 'green',
    clientError: 'yellow',
    serverError: 'red',
    muted: 'dim',
  } as const
  return styleText(colour[tone], text)
}

const startupMessage = (sandbox: RunningSandbox): string => {
  const row = (name: string, value: string): string => `    ${name.padEnd(11)} ${value}`
  const platforms = Object.entries(sandbox.platformInfo()).flatMap(([name, start]) => {
    const { baseUrl, apiKey, keys = { API: apiKey }, ids } = start
    return [
      `  ${name}`,
      row('base URL', baseUrl),
      ...Object.entries(keys).map(([role, key]) => row(`${role} key`, key)),
      ...Object.entries(ids).map(([kind, all]) => row(kind, listIds(all))),
      '',
    ]
  })
  return [
    'The Molt sandbox is running. Ctrl-C ends it.',
    '',
    ...platforms,
    `  Faults, clock and state: ${sandbox.url}${controlPath}`,
    '',
  ].join('\n')
}

const maxListedIds = 3

const listIds = (ids: readonly string[]): string =>
  [...ids.slice(0, maxListedIds), ...(ids.length > maxListedIds ? ['…'] : [])].join(', ') || 'none'

/** Says what went wrong and what to do about it, in one line. */
const startupErrorMessage = (error: unknown, { port, host }: CliOptions): string => {
  switch ((error as { readonly code?: unknown }).code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use. Choose another with --port, or let --port 0 pick a free one.`
    case 'EACCES':
      return `Port ${port} needs more rights than you have. Choose one above 1023 with --port.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is not an address of this machine. Leave --host out to use 127.0.0.1.`
    default:
      return error instanceof Error ? error.message : String(error)
  }
}

const run = async (flags: CliOptions): Promise<void> => {
  const { agents, parseTier, tokenPace, json, ...server } = flags
  const sandbox = await startSandbox({
    ...server,
    moltinfra: { agents, tier: parseTier, tokenPace },
    moltghost: { tokenPace },
  })
  const print = (line: string): void => void process.stdout.write(`${line}\n`)

  // Before anything is printed: who waited for the first line may end us right after it.
  const shutDown = (): void => void sandbox.close().then(() => process.exit(0))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, shutDown)

  print(json ? JSON.stringify(sandbox.platformInfo()) : startupMessage(sandbox))
  sandbox.onRequest((entry) =>
    print(json ? JSON.stringify(entry) : formatLogEntry(entry, colorize)),
  )
}

// Who reads along may leave before we do.
process.stdout.on('error', () => undefined)

const flags = program.parse().opts<CliOptions>()
await run(flags).catch((error: unknown) => {
  process.stderr.write(`molt-sandbox: ${startupErrorMessage(error, flags)}\n`)
  process.exitCode = 1
})
