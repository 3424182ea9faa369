import { ConfigError } from '../errors/client-errors.ts'

/** The signing secret of a webhook, or several while a secret is being rotated. */
export type SigningSecrets =
  | {
      /** The secret of the webhook, as issued by the platform. */
      readonly secret: string
      readonly secrets?: undefined
    }
  | {
      /** All secrets that are accepted: the new and the old one during a rotation. */
      readonly secrets: readonly string[]
      readonly secret?: undefined
    }

/** A shorter one would be easy to guess, and could not be masked in errors without masking words. */
const minLength = 8

/** Returns all secrets. Throws a `ConfigError` if one is missing, too short or malformed. */
export const resolveSecrets = ({
  secret,
  secrets = [secret as string],
}: SigningSecrets): readonly string[] => {
  // A string passed as `secrets` has no `every`: its characters are not secrets.
  if (
    secrets?.length &&
    secrets.every?.((each) => each?.length >= minLength && each.trim?.() === each)
  )
    return secrets
  const message = `secret must be a string of at least ${minLength} characters without surrounding white space.`
  throw new ConfigError(message, { code: 'missing_secret' })
}
