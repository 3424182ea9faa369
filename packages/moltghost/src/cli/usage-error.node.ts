/** Invalid arguments, options or input of the command. Nothing was sent. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
