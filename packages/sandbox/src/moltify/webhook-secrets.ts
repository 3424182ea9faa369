import type { Clock } from '../runtime/clock.ts'
import type { Ids } from '../runtime/ids.ts'
import type { StoredAgent } from './agent.ts'
import type { MoltifySettings } from './settings.ts'

const minute = 60_000

/** What creating secrets needs. */
interface SecretOptions {
  readonly runtime: { readonly clock: Clock; readonly ids: Ids }
  readonly settings: MoltifySettings
}

/** Creates a new secret, which signs the later webhooks of an agent, and returns it. */
export const rotateSecret = (
  { runtime, settings }: SecretOptions,
  { secrets }: StoredAgent,
): string => {
  const expiresAt = runtime.clock.now() + settings.assumptions.secretGraceMinutes * minute
  for (const previous of secrets) previous.expiresAt ??= expiresAt
  const secret = runtime.ids.next('whsec_', 32)
  secrets.unshift({ secret, expiresAt: undefined })
  return secret
}

/** Returns the secrets of an agent that have not expired, the newest first. */
export const activeSecrets = (
  { runtime }: Pick<SecretOptions, 'runtime'>,
  { secrets }: StoredAgent,
): readonly string[] =>
  secrets
    .filter(({ expiresAt }) => expiresAt === undefined || runtime.clock.now() < expiresAt)
    .map(({ secret }) => secret)
