import type { Command } from 'commander'
import { Argument } from 'commander'
import { defaultProfile, readProfiles, writeProfiles } from '../account/profile-file.ts'
import type { CommandContext } from '../context.ts'
import { platforms } from '../platform/platforms.ts'
import { UsageError } from '../usage-error.ts'

/** Adds `molt logout`. */
export const addLogout = async (
  program: Command,
  { io, terminal }: CommandContext,
): Promise<void> => {
  program
    .command('logout')
    .description(
      'Removes API keys from a profile: that of a platform, or all. The keys stay valid on the platforms.',
    )
    .addArgument(
      new Argument('[platform]', 'platform (default: all)').choices(Object.keys(platforms)),
    )
    .option(
      '--profile <name>',
      'name of the profile (default: MOLT_PROFILE, or "default")',
      io.env['MOLT_PROFILE'] || defaultProfile,
    )
    .action((platform: string | undefined, { profile }: { readonly profile: string }) => {
      const { [profile]: accounts = {}, ...others } = readProfiles(io)
      const removed = Object.keys(accounts).filter((name) => (platform ?? name) === name)
      if (removed.length === 0) {
        throw new UsageError(
          `Profile "${profile}" has no key${platform ? ` for ${platform}` : 's'}.`,
        )
      }
      const kept = Object.entries(accounts).filter(([name]) => !removed.includes(name))
      const rest = kept.length ? { [profile]: Object.fromEntries(kept) } : {}
      writeProfiles(io, { ...others, ...rest })
      terminal.printNotice(`Removed from profile "${profile}": ${removed.join(', ')}.`)
    })
}
