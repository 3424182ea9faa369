import type { ClientSettings, Platform, PlatformName } from './platforms.ts'
import type { ProbeResult } from './probe.ts'
import { createProbe } from './probe.ts'

/** Reads whose a key is, as far as the documents of a platform allow. */
type Identify = (
  probed: ProbeResult,
  apiKey: string,
  platform: Platform,
  settings: ClientSettings,
  signal: AbortSignal,
) => Promise<string | undefined>

const identifiers: Readonly<Partial<Record<PlatformName, Identify>>> = {
  moltbotden: async ({ data }) => textOf('agent', Object(data).agent_id),
  // A key is `molti_<account-id>_<token>`.
  moltghost: async (_, apiKey) => textOf('account', /^molti_([^_]+)_./.exec(apiKey)?.[1]),
  // Only builders can list keys. The start of a key shows which of them it is.
  async moltify(_, apiKey, platform, settings, signal) {
    const listKeys = await createProbe({ ...platform, probe: 'listApiKeys' }, settings)
    const { data } = await listKeys(signal).catch(() => ({ data: undefined }))
    const keys: unknown = Object(data).items
    const own = (Array.isArray(keys) ? keys : []).find(
      (key) => typeof key?.keyPrefix === 'string' && apiKey.startsWith(key.keyPrefix),
    )
    return textOf('key', own?.name)
  },
}

const textOf = (kind: string, name: unknown): string | undefined =>
  typeof name === 'string' && name !== '' ? `${kind} ${name}` : undefined

/**
 * Makes the call that checks a key, and returns whose it is: `undefined` if the platform does not say it.
 *
 * @throws what the call throws, such as an `AuthenticationError` for a key that was rejected.
 */
export const identify = async (
  platform: Platform,
  settings: ClientSettings & { readonly apiKey: string },
  signal: AbortSignal,
): Promise<string | undefined> => {
  const probed = await (await createProbe(platform, settings))(signal)
  return identifiers[platform.name]?.(probed, settings.apiKey, platform, settings, signal)
}
