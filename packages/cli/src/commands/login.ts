import type { Command } from 'commander'
import { Argument } from 'commander'
import {
  defaultProfile,
  profilePath,
  readProfiles,
  writeProfiles,
} from '../account/profile-file.ts'
import { readSecret } from '../account/read-secret.ts'
import { baseUrlFromEnv } from '../account/resolve-account.ts'
import type { CommandContext } from '../context.ts'
import type { PlatformName } from '../platform/platforms.ts'
import { platforms } from '../platform/platforms.ts'
import { createProbe } from '../platform/probe.ts'

interface Flags {
  readonly profile: string
  readonly baseUrl?: string
  readonly check: boolean
}

const help = `
The key is read without echo on a terminal, or from stdin in a script. It is never an argument, because
other users of the machine can see arguments.

Examples:
  molt login moltify
  molt login moltify --profile work --base-url http://127.0.0.1:4010/moltify
  pass show moltify | molt login moltify`

/** Adds `molt login`. */
export const addLogin = async (program: Command, context: CommandContext): Promise<void> => {
  program
    .command('login')
    .description(
      'Saves an API key in a profile, in a file that only you can read. The key is checked first with a call that reads.',
    )
    .addArgument(new Argument('<platform>').choices(Object.keys(platforms)))
    .option(
      '--profile <name>',
      'name of the profile (default: MOLT_PROFILE, or "default")',
      context.io.env['MOLT_PROFILE'] || defaultProfile,
    )
    .option(
      '--base-url <url>',
      'base URL to use with the key, such as that of a sandbox (default: that of the environment, such as MOLTIFY_BASE_URL, or of the platform)',
    )
    .option('--no-check', 'save the key without checking it')
    .addHelpText('after', help)
    .action(async (name: PlatformName, { profile, check, ...flags }: Flags) => {
      const { io, terminal } = context
      const platform = platforms[name]
      const baseUrl = flags.baseUrl ?? baseUrlFromEnv(platform, io)
      const apiKey = await readSecret(`API key for ${platform.title}`, context)
      terminal.registerSecret(apiKey)
      // Creating a client checks the key and the base URL before they are saved.
      const settings = { apiKey, baseUrl, fetch: io.fetch, agentId: io.env['MOLTGHOST_AGENT_ID'] }
      if (check) await (await createProbe(platform, settings))(io.signal)
      const profiles = readProfiles(io)
      const account = { apiKey, ...(baseUrl !== undefined && { baseUrl }) }
      writeProfiles(io, { ...profiles, [profile]: { ...profiles[profile], [name]: account } })
      terminal.printNotice(
        `Saved the key for ${platform.title} at ${baseUrl ?? platform.defaultBaseUrl} in profile "${profile}" (${profilePath(io)}).`,
      )
      if (io.env[platform.keyVariable])
        terminal.printWarning(
          `${platform.keyVariable} is set, and comes before the profile. Unset it, or use --profile.`,
        )
    })
}
