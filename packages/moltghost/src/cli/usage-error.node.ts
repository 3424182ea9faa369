/** The command was given something that it cannot work with. Nothing was sent. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
