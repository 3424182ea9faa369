import { inspect } from 'node:util'
import {
  isAuthenticationError,
  isConnectionError,
  isMoltError,
  isNotFoundError,
  isPermissionError,
  isRateLimitError,
  isTimeoutError,
} from '@molt-sdk/core'
import { MissingKeyError } from './usage-error.ts'

/** An error in one line, and what to do about it. */
export interface ErrorDescription {
  readonly message: string
  readonly hint?: string | undefined
}

/** Returns the message and the hint to print for an error. */
export const describeError = (error: unknown): ErrorDescription => {
  const message = firstLine(error instanceof Error ? error.message : String(error))
  return { message: isMoltError(error) ? withoutOperation(message) : message, hint: hintFor(error) }
}

/** Returns the properties of an error and its causes. They contain no API keys. */
export const errorDetails = (error: unknown): string => {
  const lines: string[] = []
  let current = error
  for (let depth = 0; current instanceof Error && depth < 4; depth++) {
    const fields = isMoltError(current) ? current.toJSON() : { name: current.name }
    const { message: _, ...rest } = fields as { readonly message?: unknown }
    const label = depth ? `caused by ${current.message}` : 'details'
    lines.push(`${label} ${inspect(rest, { breakLength: 100, depth: 4 })}`)
    current = current.cause
  }
  return lines.join('\n')
}

const unknownOutcome =
  'The response was lost, so this may have been done. Check before you run the command again.'

const hintFor = (error: unknown): string | undefined => {
  if (error instanceof MissingKeyError) return undefined
  if (!isMoltError(error)) return undefined
  if (error.outcome === 'unknown') return unknownOutcome
  if (isAuthenticationError(error))
    return 'Check the key with "molt doctor", or set another one with "molt login".'
  if (isPermissionError(error))
    return 'The account of this key is not allowed to do this. "molt whoami" shows which key is used.'
  if (isNotFoundError(error)) return 'Check the id. The list command of the resource shows the ids.'
  if (isRateLimitError(error))
    return `Wait ${waitOf(error.retryAfterMs)}, then run the command again.`
  if (isTimeoutError(error)) return 'Try again, or raise the limit with --timeout <seconds>.'
  if (isConnectionError(error)) return '"molt doctor" checks the network and the base URL.'
  return error.retryable ? 'This may be temporary: run the command again.' : undefined
}

const waitOf = (retryAfterMs = 60_000): string => {
  const seconds = Math.ceil(retryAfterMs / 1000)
  return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`
}

/** Removes the operation id and the status, which mean nothing here. `--verbose` shows both. */
const withoutOperation = (message: string): string => {
  const text = message.replace(/^\w+( failed with \d+( \w+)?)?: /, '')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A message of a server may have several lines. */
const firstLine = (message: string): string => message.split(/\r?\n/, 1)[0] ?? ''
