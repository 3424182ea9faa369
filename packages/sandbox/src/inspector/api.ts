/** Path of the control API on the server that serves this page. */
export const controlPath = '/_sandbox'

/** Thrown when the control API rejects a request. Its message says what to change. */
class ControlError extends Error {
  override readonly name = 'ControlError'
}

/** Sends a request to the control API and returns its JSON. */
export const control = async <T>(
  method: string,
  path: string,
  body?: object,
  signal?: AbortSignal,
): Promise<T> => {
  const response = await fetch(controlPath + path, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    ...(signal && { signal }),
  })
  const text = await response.text()
  const value = (text ? JSON.parse(text) : undefined) as T
  if (response.ok) return value
  const { error } = value as { readonly error?: string }
  throw new ControlError(error ?? `The control API returned ${response.status}.`)
}

/** Returns the message of whatever was thrown. */
export const messageOf = (error: unknown): string =>
  error instanceof TypeError
    ? 'The sandbox is not reachable. Is it still running?'
    : error instanceof Error
      ? error.message
      : String(error)
