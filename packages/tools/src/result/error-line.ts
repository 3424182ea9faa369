import {
  isAuthenticationError,
  isInputError,
  isMoltError,
  isNotFoundError,
  isPermissionError,
  isRateLimitError,
} from '@molt-sdk/core'

const maxLength = 600

/** Describes an error to a model, in one line: what happened and what to do. Contains no secrets. */
export const errorLine = (error: unknown): string => {
  const message = isMoltError(error) ? error.message : `The call failed: ${error}`
  const line = `${message} ${advice(error)}`.replaceAll(/\s+/g, ' ').trim()
  return line.length > maxLength ? `${line.slice(0, maxLength)}…` : line
}

const advice = (error: unknown): string => {
  if (!isMoltError(error)) return ''
  if (error.outcome === 'unknown') {
    return 'It is not known whether this happened. Read the current state before you call it again.'
  }
  if (isInputError(error)) return 'Nothing was sent. Correct the input and call again.'
  if (isRateLimitError(error)) {
    const seconds = Math.ceil((error.retryAfterMs ?? 0) / 1000)
    return seconds ? `Wait ${seconds} s before you call again.` : 'Wait before you call again.'
  }
  if (isAuthenticationError(error)) return 'The user must check the API key. Do not call again.'
  if (isPermissionError(error)) return 'This account may not do that. Do not call again.'
  if (isNotFoundError(error)) return 'Check the id with a list or a search.'
  const { taskStatus } = error as { taskStatus?: unknown }
  if (typeof taskStatus === 'string') return `The task is ${taskStatus}.`
  return error.retryable ? 'You may call it again.' : ''
}
