import { resolveAccount } from '../account/resolve-account.ts'
import type { CommonFlags } from '../common-options.ts'
import type { CommandContext } from '../context.ts'
import { MissingKeyError } from '../usage-error.ts'
import type { AnyClient, Platform } from './platforms.ts'

/** Settings of {@link createClient} that are no options of the command. */
export interface ClientNeeds {
  /** Whether the call also works without a key. */
  readonly isPublic?: boolean
  /** Takes the place of the network. */
  readonly fetch?: typeof fetch | undefined
  /** Whether nothing is to be sent: then nothing is retried either. */
  readonly dryRun?: boolean
}

/** Creates a client with the key and the base URL that apply. */
export const createClient = async (
  platform: Platform,
  flags: CommonFlags,
  { io, terminal }: CommandContext,
  { isPublic = false, fetch = io.fetch, dryRun = false }: ClientNeeds = {},
): Promise<AnyClient> => {
  const { apiKey, source: _, ...address } = await resolveAccount(platform, flags, io)
  if (apiKey === undefined && !isPublic) {
    throw new MissingKeyError(
      `No API key for ${platform.title}. Set ${platform.keyVariable}, or run "molt login ${platform.name}".`,
    )
  }
  terminal.registerSecret(apiKey)
  const { timeout, verbose } = flags
  return platform.createClient({
    apiKey: apiKey ?? null,
    ...address,
    fetch,
    timeout: timeout === undefined ? undefined : timeout * 1000,
    ...(dryRun && { maxRetries: 0 }),
    logger: {
      warn: (message) => terminal.printWarning(message),
      ...(verbose && { debug: (message) => terminal.printNotice(message) }),
    },
  })
}
