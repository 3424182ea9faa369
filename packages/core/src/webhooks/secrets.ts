import { ConfigError } from '../errors/config-error.ts'

/** The secret of a webhook, or several while one takes the place of another. */
export type SigningSecrets =
  | {
      /** The secret of the webhook, as the platform gave it. */
      readonly secret: string
      readonly secrets?: undefined
    }
  | {
      /** All secrets that may have signed: the new and the old one while they are changed. */
      readonly secrets: readonly string[]
      readonly secret?: undefined
    }

/** All of them. Throws a `ConfigError` if one cannot be meant. */
export const resolveSecrets = ({
  secret,
  secrets = [secret as string],
}: SigningSecrets): readonly string[] => {
  // A text in the place of a list has no `every`, and its letters are no secrets.
  if (secrets?.length && secrets.every?.((each) => each && each.trim?.() === each)) return secrets
  const message = 'The secret is missing, empty, or has white space around it.'
  throw new ConfigError(message, { code: 'missing_secret' })
}
