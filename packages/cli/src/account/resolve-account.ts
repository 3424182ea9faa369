import type { CommonFlags } from '../common-options.ts'
import type { Io } from '../io.ts'
import type { Platform } from '../platform/platforms.ts'
import { UsageError } from '../usage-error.ts'
import { defaultProfile, readProfiles } from './profile-file.ts'

/** The key and the address that a command uses, and where they come from. */
export interface ResolvedAccount {
  readonly apiKey: string | undefined
  /** `undefined` for that of the platform. */
  readonly baseUrl: string | undefined
  /** MoltGhost: the agent, and where agents are, without a base URL. */
  readonly agentId?: string | undefined
  readonly endpoint?: string | undefined
  /** Such as `MOLTIFY_API_KEY` or `profile "default"`. */
  readonly source: string | undefined
}

/** Returns the base URL that the environment names. */
export const baseUrlFromEnv = (
  { baseUrlVariables }: Platform,
  { env }: Pick<Io, 'env'>,
): string | undefined => baseUrlVariables.map((variable) => env[variable]).find(Boolean)

/** `--profile` comes first, then the environment, then the profile of MOLT_PROFILE or the default one. */
export const resolveAccount = async (
  platform: Platform,
  { profile, baseUrl }: Pick<CommonFlags, 'profile' | 'baseUrl'>,
  io: Pick<Io, 'env'>,
): Promise<ResolvedAccount> => {
  const { name, keyVariable, endpointVariable = '' } = platform
  const agentId = io.env['MOLTGHOST_AGENT_ID'] || undefined
  const address = (url: string | undefined, endpoint?: string) =>
    url === undefined ? { baseUrl: url, agentId, endpoint } : { baseUrl: url }
  const endpoint = io.env[endpointVariable] || undefined
  const urlFromEnv = baseUrlFromEnv(platform, io)
  const keyFromEnv = io.env[keyVariable] || undefined
  if (profile === undefined && keyFromEnv !== undefined) {
    return { apiKey: keyFromEnv, ...address(baseUrl ?? urlFromEnv, endpoint), source: keyVariable }
  }
  const profileName = profile ?? (io.env['MOLT_PROFILE'] || defaultProfile)
  const profiles = readProfiles(io)
  if (profile !== undefined && !Object.hasOwn(profiles, profile)) {
    const known = Object.keys(profiles).join(', ') || 'none'
    throw new UsageError(`Profile "${profile}" not found. Profiles: ${known}.`)
  }
  const account = profiles[profileName]?.[name]
  if (!account) {
    return { apiKey: undefined, ...address(baseUrl ?? urlFromEnv, endpoint), source: undefined }
  }
  // The key of a profile is not sent to a host that the environment names.
  return {
    apiKey: account.apiKey,
    ...address(baseUrl ?? account.baseUrl),
    source: `profile "${profileName}"`,
  }
}
