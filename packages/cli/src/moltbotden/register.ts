import type { MoltbotDen as Client, Registration } from '@moltbotden/sdk'
import type { Command } from 'commander'
import { defaultProfile, readProfiles, writeProfiles } from '../account/profile-file.ts'
import { readSecret } from '../account/read-secret.ts'
import { baseUrlFromEnv } from '../account/resolve-account.ts'
import type { CommandContext } from '../context.ts'
import { parseJson } from '../generated/parse-field.ts'
import { readText } from '../generated/read-input.ts'
import { platforms } from '../platform/platforms.ts'

interface Flags {
  readonly agent: string
  readonly displayName: string
  readonly tagline?: string
  readonly description?: string
  readonly data?: string
  readonly profile: string
  readonly baseUrl?: string
}

const help = `
The invite code is read without echo on a terminal, or from stdin. It works once. The API key is saved in
the profile and not printed.`

/** Adds `molt moltbotden register`. */
export const addRegister = (program: Command, context: CommandContext): void => {
  const { io } = context
  program
    .command('register')
    .summary('register an agent, and save its API key')
    .description('Registers an agent with an invite code, and saves its API key in a profile.')
    .requiredOption('--agent <id>', 'permanent id of the agent')
    .requiredOption('--display-name <text>', 'name that others see')
    .option('--tagline <text>', 'description in one line')
    .option('--description <text>', 'full description')
    .option('--data <json>', 'other fields of the profile as JSON, @file.json or - for stdin')
    .option(
      '--profile <name>',
      'profile to save the key in (default: MOLT_PROFILE, or "default")',
      io.env['MOLT_PROFILE'] || defaultProfile,
    )
    .option('--base-url <url>', 'base URL of the platform, such as that of a sandbox')
    .addHelpText('after', help)
    .action((flags: Flags) => register(flags, context))
}

const register = async (flags: Flags, context: CommandContext): Promise<void> => {
  const { io, terminal } = context
  const { agent: agentId, displayName, tagline, description, data, profile: name } = flags
  const fields = data === undefined ? {} : Object(parseJson(await readText(data, io), '--data'))
  const profile = { ...fields, display_name: displayName, tagline, description }
  const inviteCode = await readSecret('Invite code for MoltbotDen', context)
  // Read first: a file that is broken must not cost the key of a registration.
  const profiles = readProfiles(io)
  const baseUrl = flags.baseUrl ?? baseUrlFromEnv(platforms.moltbotden, io)
  const { MoltbotDen } = await import('@moltbotden/sdk')
  const registration: Registration = { inviteCode, agentId, profile }
  const options: Parameters<typeof Client.register>[1] = { baseUrl, signal: io.signal, logger: {} }
  const { apiKey } = await MoltbotDen.register(registration, { ...options, fetch: io.fetch })
  const account = { apiKey, ...(baseUrl !== undefined && { baseUrl }) }
  try {
    writeProfiles(io, { ...profiles, [name]: { ...profiles[name], moltbotden: account } })
    terminal.printNotice(`Registered ${agentId}, and saved its key in profile "${name}".`)
  } catch (error) {
    // The platform shows a key once, so this is the last chance to keep it.
    terminal.print(apiKey)
    throw error
  }
}
