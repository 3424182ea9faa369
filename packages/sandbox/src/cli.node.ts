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
  readonly tier: MoltInfraTier
  readonly tokenPace: number
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

const { version } = createRequire(import.meta.url)('@molt-sdk/sandbox/package.json') as {
  version: string
}

const program = new Command('molt-sandbox')
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
  .option('--host <address>', 'address to listen on', '127.0.0.1')
  .option('--seed <text>', 'seed for generated ids and API keys', 'molt')
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
  .option('--json', 'print JSON lines: first base URLs and keys, then one line per request', false)

const colorize: Colorize = (tone, text) => {
  const color = {
    success: 'green',
    clientError: 'yellow',
    serverError: 'red',
    muted: 'dim',
  } as const
  return styleText(color[tone], text)
}

const startupMessage = (sandbox: RunningSandbox): string => {
  const row = (name: string, value: string): string => `    ${name.padEnd(11)} ${value}`
  const platforms = Object.entries(sandbox.platformInfo()).flatMap(([name, info]) => {
    const { baseUrl, apiKey, keys = { API: apiKey }, ids } = info
    return [
      `  ${name}`,
      row('base URL', baseUrl),
      ...Object.entries(keys).map(([role, key]) => row(`${role} key`, key)),
      ...Object.entries(ids).map(([kind, all]) => row(kind, listIds(all))),
      '',
    ]
  })
  return [
    'The Molt sandbox is running. Press Ctrl+C to stop it.',
    '',
    ...platforms,
    `  Control API (faults, clock, state): ${sandbox.url}${controlPath}`,
    '',
  ].join('\n')
}

const maxListedIds = 3

const listIds = (ids: readonly string[]): string =>
  [...ids.slice(0, maxListedIds), ...(ids.length > maxListedIds ? ['…'] : [])].join(', ') || 'none'

/** Returns one line that says what failed and how to fix it. */
const startupErrorMessage = (error: unknown, { port, host }: CliOptions): string => {
  switch ((error as { readonly code?: unknown }).code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use. Choose another port with --port, or use --port 0 for a free one.`
    case 'EACCES':
      return `Permission denied for port ${port}. Choose a port above 1023 with --port.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `Cannot listen on "${host}": the address is not available on this machine. Omit --host to use 127.0.0.1.`
    default:
      return error instanceof Error ? error.message : String(error)
  }
}

const run = async (flags: CliOptions): Promise<void> => {
  const { agents, tier, tokenPace, json, ...server } = flags
  const sandbox = await startSandbox({
    ...server,
    moltinfra: { agents, tier, tokenPace },
    moltghost: { tokenPace },
  })
  const print = (line: string): void => void process.stdout.write(`${line}\n`)

  // Registered before anything is printed: a parent process may send a signal after the first line.
  const shutDown = (): void => void sandbox.close().then(() => process.exit(0))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, shutDown)

  print(json ? JSON.stringify(sandbox.platformInfo()) : startupMessage(sandbox))
  sandbox.onRequest((entry) =>
    print(json ? JSON.stringify(entry) : formatLogEntry(entry, colorize)),
  )
}

// The reader of a pipe may close it first, which would otherwise end the process with EPIPE.
process.stdout.on('error', () => undefined)

const flags = program.parse().opts<CliOptions>()
await run(flags).catch((error: unknown) => {
  process.stderr.write(`molt-sandbox: ${startupErrorMessage(error, flags)}\n`)
  process.exitCode = 1
})
