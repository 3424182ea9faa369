import type { Command } from 'commander'
import { resolveAccount } from '../account/resolve-account.ts'
import type { CommonFlags } from '../common-options.ts'
import { addConnectionOptions, addOutputOptions, outputFormat } from '../common-options.ts'
import type { CommandContext } from '../context.ts'
import { describeError } from '../describe-error.ts'
import { exitCodeOf, exitCodes } from '../exit-codes.ts'
import { printResult } from '../output/print-result.ts'
import { identify } from '../platform/identify.ts'
import type { Platform } from '../platform/platforms.ts'
import { platforms } from '../platform/platforms.ts'
import { MissingKeyError } from '../usage-error.ts'

/** Adds `molt whoami`. */
export const addWhoami = async (program: Command, context: CommandContext): Promise<void> => {
  const command = program
    .command('whoami')
    .description(
      'Shows which API keys are used, where they come from, and whether the platform accepts them. MoltbotDen says which agent a key belongs to, Moltify the name of a key to builders, and a key of MoltGhost contains its account. MoltInfra does not say whose a key is.',
    )
  addConnectionOptions(addOutputOptions(command)).action(async (flags: CommonFlags) => {
    const format = await outputFormat(flags)
    const accounts = await Promise.all(
      Object.values(platforms).map((platform) => describeAccount(platform, flags, context)),
    )
    const known = accounts.filter((account) => account !== undefined)
    if (known.length === 0)
      throw new MissingKeyError(
        'No API key is set. Run "molt login <platform>", such as "molt login moltify".',
      )
    printResult(
      context.terminal,
      known.map(({ row }) => row),
      format,
    )
    const failed = known.find(({ exitCode }) => exitCode !== exitCodes.ok)
    if (failed) context.setExitCode(failed.exitCode)
  })
}

const describeAccount = async (
  platform: Platform,
  flags: CommonFlags,
  { io, terminal }: CommandContext,
) => {
  const { apiKey, source, ...address } = await resolveAccount(platform, flags, io)
  if (apiKey === undefined) return undefined
  terminal.registerSecret(apiKey)
  const { name, defaultBaseUrl } = platform
  const timeout = (flags.timeout ?? 10) * 1000
  const settings = { apiKey, ...address, fetch: io.fetch, timeout, maxRetries: 1, logger: {} }
  const baseUrl = address.baseUrl ?? defaultBaseUrl
  const row = { platform: name, key: shorten(apiKey), source, baseUrl }
  try {
    const account = await identify(platform, settings, io.signal)
    const status = 'accepted'
    return { row: { ...row, ...(account && { account }), status }, exitCode: exitCodes.ok }
  } catch (error) {
    io.signal.throwIfAborted()
    return { row: { ...row, status: describeError(error).message }, exitCode: exitCodeOf(error) }
  }
}

const shownLength = 4

/** Shows the end of a key, by which it is recognized, unless the key is short. */
const shorten = (key: string): string => (key.length >= 16 ? `…${key.slice(-shownLength)}` : '…')
