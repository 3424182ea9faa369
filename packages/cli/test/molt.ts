import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Sandbox } from '@molt-sdk/sandbox'
import { onTestFinished } from 'vitest'
import type { Io, Output } from '../src/io.ts'
import { run } from '../src/run.ts'

/** What a run of the command has printed, and its exit code. */
export interface Run {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Settings of a run. By default nothing is a terminal, and there are no keys. */
export interface RunSettings extends Partial<Pick<Io, 'signal' | 'fetch'>> {
  readonly env?: Io['env']
  readonly stdin?: string
  /** Width of the terminal, if there is one. */
  readonly terminal?: number
  readonly confirm?: (message: string) => boolean | undefined
  readonly password?: (message: string) => string | undefined
}

/** Creates an empty configuration folder for one test. */
export const configFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'molt-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

/** Runs the command in this process. */
export const runMolt = async (
  argv: readonly string[],
  { env = {}, stdin = '', terminal, confirm, password, signal, fetch }: RunSettings = {},
): Promise<Run> => {
  const stdout = recordingOutput(terminal)
  const stderr = recordingOutput(terminal)
  const code = await run(argv, {
    env: { XDG_CONFIG_HOME: '/nonexistent', ...env },
    stdout,
    stderr,
    stdinIsTTY: terminal !== undefined,
    readStdin: async () => stdin,
    prompts: {
      confirm: async (message) => confirm?.(message),
      password: async (message) => password?.(message),
    },
    signal: signal ?? new AbortController().signal,
    version: '1.2.3',
    fetch,
  })
  return { code, stdout: stdout.text(), stderr: stderr.text() }
}

const recordingOutput = (terminal: number | undefined): Output & { text(): string } => {
  let written = ''
  return {
    write: (text) => {
      written += text
    },
    isTTY: terminal !== undefined,
    columns: terminal ?? 80,
    hasColors: false,
    text: () => written,
  }
}

/** The settings to reach a sandbox in this process with the keys of its first accounts. */
export const sandboxSettings = (
  { fetch, moltify, moltbotden, moltinfra, moltghost }: Sandbox,
  keys: Io['env'] = {},
): RunSettings => ({
  fetch,
  env: {
    MOLTIFY_API_KEY: moltify.apiKey,
    MOLTBOTDEN_API_KEY: moltbotden.apiKey,
    MOLTINFRA_API_KEY: moltinfra.apiKey,
    MOLTGHOST_API_KEY: moltghost.apiKey,
    MOLTGHOST_AGENT_ID: 'abc123',
    ...keys,
  },
})
