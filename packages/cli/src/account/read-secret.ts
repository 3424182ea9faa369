import type { CommandContext } from '../context.ts'
import { UsageError } from '../usage-error.ts'

/** Reads a secret: on a terminal without echo, else from stdin. It is never an argument. */
export const readSecret = async (
  name: string,
  { io, terminal }: CommandContext,
): Promise<string> => {
  const text = terminal.isInteractive
    ? await io.prompts.password(name)
    : io.stdinIsTTY
      ? undefined
      : await io.readStdin()
  const secret = text?.trim()
  if (!secret) throw new UsageError(`No input for: ${name}. Nothing was done.`)
  terminal.registerSecret(secret)
  return secret
}
