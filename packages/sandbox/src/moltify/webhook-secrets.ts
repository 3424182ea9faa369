import type { Clock } from '../clock.ts'
import type { Ids } from '../ids.ts'
import type { StoredAgent } from './agent.ts'
import type { MoltifySettings } from './settings.ts'

const minute = 60_000

/** What the secrets of agents depend on. */
interface Vault {
  readonly world: { readonly clock: Clock; readonly ids: Ids }
  readonly settings: MoltifySettings
}

/** Gives an agent a new secret, with which its webhooks are signed from now on. */
export const rotateSecret = ({ world, settings }: Vault, { secrets }: StoredAgent): string => {
  const endsAt = world.clock.now() + settings.assumptions.oldSecretMinutes * minute
  for (const old of secrets) old.endsAt ??= endsAt
  const secret = world.ids.next('whsec_', 32)
  secrets.unshift({ secret, endsAt: undefined })
  return secret
}

/** The secrets of an agent that hold now, the newest first. */
export const secretsOf = (
  { world }: Pick<Vault, 'world'>,
  { secrets }: StoredAgent,
): readonly string[] =>
  secrets
    .filter(({ endsAt }) => endsAt === undefined || world.clock.now() < endsAt)
    .map(({ secret }) => secret)
