import type { Clock } from '../runtime/clock.ts'
import type { Ids } from '../runtime/ids.ts'
import type { StoredAgent } from './agent.ts'
import type { MoltifySettings } from './settings.ts'

const minute = 60_000

/** What the secrets of agents depend on. */
interface SecretOptions {
  readonly runtime: { readonly clock: Clock; readonly ids: Ids }
  readonly settings: MoltifySettings
}

/** Gives an agent a new secret, with which its webhooks are signed from now on. */
export const rotateSecret = (
  { runtime, settings }: SecretOptions,
  { secrets }: StoredAgent,
): string => {
  const endsAt = runtime.clock.now() + settings.assumptions.secretGraceMinutes * minute
  for (const old of secrets) old.expiresAt ??= endsAt
  const secret = runtime.ids.next('whsec_', 32)
  secrets.unshift({ secret, expiresAt: undefined })
  return secret
}

/** The secrets of an agent that hold now, the newest first. */
export const activeSecrets = (
  { runtime }: Pick<SecretOptions, 'runtime'>,
  { secrets }: StoredAgent,
): readonly string[] =>
  secrets
    .filter(({ expiresAt }) => expiresAt === undefined || runtime.clock.now() < expiresAt)
    .map(({ secret }) => secret)
