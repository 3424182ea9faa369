import type { CommonFlags } from '../common-options.ts'
import type { Io } from '../io.ts'
import type { Platform } from '../platform/platforms.ts'
import { UsageError } from '../usage-error.ts'
import { defaultProfile, readProfiles } from './profile-file.ts'

/** The key and the base URL that a command uses, and where they come from. */
export interface ResolvedAccount {
  readonly apiKey: string | undefined
  readonly baseUrl: string | undefined
  /** Such as `MOLTIFY_API_KEY` or `profile "default"`. */
  readonly source: string | undefined
}

/** `--profile` comes first, then the environment, then the profile of MOLT_PROFILE or the default one. */
export const resolveAccount = async (
  { name, keyVariable, baseUrlVariables }: Platform,
  { profile, baseUrl }: Pick<CommonFlags, 'profile' | 'baseUrl'>,
  io: Pick<Io, 'env'>,
): Promise<ResolvedAccount> => {
  const baseUrlFromEnv = baseUrlVariables.map((variable) => io.env[variable]).find(Boolean)
  const keyFromEnv = io.env[keyVariable] || undefined
  if (profile === undefined && keyFromEnv !== undefined) {
    return { apiKey: keyFromEnv, baseUrl: baseUrl ?? baseUrlFromEnv, source: keyVariable }
  }
  const profileName = profile ?? (io.env['MOLT_PROFILE'] || defaultProfile)
  const profiles = readProfiles(io)
  if (profile !== undefined && !Object.hasOwn(profiles, profile)) {
    const known = Object.keys(profiles).join(', ') || 'none'
    throw new UsageError(`Profile "${profile}" not found. Profiles: ${known}.`)
  }
  const account = profiles[profileName]?.[name]
  return {
    apiKey: account?.apiKey,
    // The key of a profile is not sent to a host that the environment names.
    baseUrl: baseUrl ?? (account ? account.baseUrl : baseUrlFromEnv),
    source: account && `profile "${profileName}"`,
  }
}
