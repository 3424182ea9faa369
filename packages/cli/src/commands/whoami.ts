import type { Command } from 'commander'
import { resolveAccount } from '../account/resolve-account.ts'
import type { CommonFlags } from '../common-options.ts'
import { addOutputOptions, outputFormat } from '../common-options.ts'
import type { CommandContext } from '../context.ts'
import { printResult } from '../output/print-result.ts'
import type { Platform } from '../platform/platforms.ts'
import { platforms } from '../platform/platforms.ts'
import { createProbe } from '../platform/probe.ts'
import { MissingKeyError } from '../usage-error.ts'

/** Adds `molt whoami`. */
export const addWhoami = async (program: Command, context: CommandContext): Promise<void> => {
  const command = program
    .command('whoami')
    .description(
      'Shows which API keys are used, where they come from, and whose they are. Only MoltbotDen says whose a key is.',
    )
    .option('--profile <name>', 'profile to show')
  addOutputOptions(command).action(async (flags: CommonFlags) => {
    const format = await outputFormat(flags)
    const rows = await Promise.all(
      Object.values(platforms).map((platform) => describeAccount(platform, flags, context)),
    )
    const known = rows.filter((row) => row !== undefined)
    if (known.length === 0)
      throw new MissingKeyError(
        'No API key is set. Run "molt login <platform>", such as "molt login moltify".',
      )
    printResult(context.terminal, known, format)
  })
}

const describeAccount = async (
  platform: Platform,
  flags: CommonFlags,
  { io, terminal }: CommandContext,
) => {
  const { apiKey, baseUrl, source } = await resolveAccount(platform, flags, io)
  if (apiKey === undefined) return undefined
  terminal.registerSecret(apiKey)
  const { name, defaultBaseUrl } = platform
  const settings = { apiKey, baseUrl, fetch: io.fetch }
  const agent = name === 'moltbotden' ? await readAgent(platform, settings, io.signal) : undefined
  return {
    platform: name,
    key: shorten(apiKey),
    source,
    baseUrl: baseUrl ?? defaultBaseUrl,
    ...(agent !== undefined && { agent }),
  }
}

const readAgent = async (
  platform: Platform,
  settings: Parameters<typeof createProbe>[1],
  signal: AbortSignal,
): Promise<string | undefined> => {
  const { data } = await (await createProbe(platform, settings))(signal)
  const { agent_id: id } = Object(data) as { readonly agent_id?: unknown }
  return typeof id === 'string' ? id : undefined
}

const shownLength = 4

/** Shows the end of a key, by which it is recognized, unless the key is short. */
const shorten = (key: string): string => (key.length >= 16 ? `…${key.slice(-shownLength)}` : '…')
