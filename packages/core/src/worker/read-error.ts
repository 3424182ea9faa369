import { isMoltError } from '../errors/guards.ts'
import type { MoltError } from '../errors/molt-error.ts'

/** Longest name or code of an error that is kept, in characters. */
export const maxNameLength = 200

/** Longest message of an error that is kept or logged, in characters. */
const maxMessageLength = 2_000

/** How much of a text is searched for secrets. More than is kept, so that none is cut in two. */
const maxSearchedLength = 100_000

const asIs = (text: string): string => text

/** Masks the secrets in a text, and cuts it. */
export const boundText = (
  text: string,
  redact: (text: string) => string,
  maxLength: number,
): string => redact(text.slice(0, maxSearchedLength)).slice(0, maxLength)

/** Name and message only, because other properties may contain data of a request. */
export const readError = (
  error: unknown,
  redact: (text: string) => string = asIs,
): { readonly name: string; readonly message: string } => {
  try {
    const { name, message } = Object(error) as Partial<Error>
    return {
      name: boundText(`${name ?? typeof error}`, redact, maxNameLength),
      message: boundText(`${message ?? String(error)}`, redact, maxMessageLength),
    }
  } catch {
    // An object without a prototype has no string form, and reading a property may throw.
    return { name: typeof error, message: 'an object that is not an error was thrown' }
  }
}

/** Name and message in one line, at most 2,202 characters. `redact` masks secrets. */
export const describeError = (error: unknown, redact?: (text: string) => string): string => {
  const { name, message } = readError(error, redact)
  return `${name}: ${message}`
}

/** Returns what a handler threw, or an error in its place if reading it throws as well. */
export const readable = (thrown: unknown): unknown => {
  try {
    // What is read of errors, here and by the clients.
    const { name, message, code, status, retryAfterMs, outcome, taskStatus } = Object(
      thrown,
    ) as Partial<MoltError & { readonly status: unknown; readonly taskStatus: unknown }>
    void [isMoltError(thrown), name, message, code, status, retryAfterMs, outcome, taskStatus]
    return thrown
  } catch {
    return new Error('The handler threw a value that cannot be read.')
  }
}
