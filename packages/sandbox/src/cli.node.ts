#!/usr/bin/env node
import { createRequire } from 'node:module'
import { styleText } from 'node:util'
import { CommanderError } from 'commander'
import type { CliOptions } from './command-options.ts'
import { createProgram } from './command-options.ts'
import { controlPath } from './control/control-api.ts'
import { openBrowser } from './open-browser.node.ts'
import { readScenario } from './read-scenario.node.ts'
import type { Colorize } from './runtime/format-log-entry.ts'
import { formatLogEntry } from './runtime/format-log-entry.ts'
import { startupMessage } from './startup-message.ts'
import { startSandbox } from './transports/server.node.ts'

const { version } = createRequire(import.meta.url)('@molt-sdk/sandbox/package.json') as {
  version: string
}

const program = createProgram(version)

const colorize: Colorize = (tone, text) => {
  const color = {
    success: 'green',
    warning: 'yellow',
    error: 'red',
    muted: 'dim',
  } as const
  return styleText(color[tone], text)
}

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
  const { agents, tier, tokenPace, json, open, allowHost: allowedHosts, ...rest } = flags
  const { scenario, ...server } = rest
  const sandbox = await startSandbox({
    ...server,
    allowedHosts,
    scenario: scenario === undefined ? undefined : await readScenario(scenario),
    moltinfra: { agents, tier, tokenPace },
    moltghost: { tokenPace },
  })
  const print = (line: string): void => void process.stdout.write(`${line}\n`)

  // Registered before anything is printed: a parent process may send a signal after the first line.
  const shutDown = (): void => void sandbox.close().then(() => process.exit(0))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, shutDown)

  print(json ? JSON.stringify(sandbox.platformInfo()) : startupMessage(sandbox, flags.host))
  sandbox.onRequest((entry) =>
    print(json ? JSON.stringify(entry) : formatLogEntry(entry, colorize)),
  )
  if (open) {
    const page = sandbox.url + controlPath
    openBrowser(page, () => printError(`Cannot open a browser. The inspector is at ${page}.`))
  }
}

const printError = (message: string): void =>
  void process.stderr.write(`molt-sandbox: ${message}\n`)

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe may close it first; the sandbox still serves its other callers.
  if (error.code === 'EPIPE') return
  printError(`Could not write to stdout: ${error.message}.`)
  process.exit(1)
})

const main = async (): Promise<void> => {
  let flags: CliOptions
  try {
    flags = program.parse().opts<CliOptions>()
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    // Commander has printed the error, or what --help and --version print.
    process.exitCode = error.exitCode === 0 ? 0 : usageExitCode
    return
  }
  await run(flags).catch((error: unknown) => {
    printError(startupErrorMessage(error, flags))
    process.exitCode = error instanceof RangeError ? usageExitCode : 1
  })
}

const usageExitCode = 2

await main()
