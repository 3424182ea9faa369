/** The command was used incorrectly. Nothing was sent. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** No API key is available. Nothing was sent. */
export class MissingKeyError extends Error {
  override readonly name = 'MissingKeyError'
}
