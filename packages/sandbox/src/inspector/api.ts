import type { Transport } from './transport.ts'

/** Thrown when the control API rejects a request. Its message says what to change. */
class ControlError extends Error {
  override readonly name = 'ControlError'
}

let current: Transport | undefined

/** Sets the transport of all later requests. */
export const setTransport = (transport: Transport): void => {
  current = transport
}

/** Returns the transport that the page was started with. */
export const transport = (): Transport => {
  if (current) return current
  throw new Error('The inspector was not started.')
}

/** Sends a request to the control API and returns its JSON. */
export const control = async <T>(
  method: string,
  path: string,
  body?: object,
  signal?: AbortSignal,
): Promise<T> => {
  const json = body && JSON.stringify(body)
  const { status, text } = await transport().send(method, path, json, signal)
  const value = (text ? JSON.parse(text) : undefined) as T
  if (status < 400) return value
  const { error } = value as { readonly error?: string }
  throw new ControlError(error ?? `The control API returned ${status}.`)
}

/** Returns the message of whatever was thrown. */
export const messageOf = (error: unknown): string =>
  error instanceof TypeError
    ? 'The sandbox is not reachable. Is it still running?'
    : error instanceof Error
      ? error.message
      : String(error)
