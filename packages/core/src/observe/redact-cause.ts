import type { TextRedactor } from './text-redactor.ts'

/** What an error may hold besides its name, message and stack: where a connection failed. */
const safeFields: readonly string[] = ['code', 'errno', 'syscall', 'address', 'port', 'hostname']
const fields: readonly string[] = ['name', 'message', 'stack', ...safeFields]
const maxDepth = 5

/**
 * Returns what a transport threw without anything secret. An error that holds no more than text is
 * returned as it is. Any other may hold a request with its headers: a copy is made of its name,
 * message, stack and causes, and of the fields that name the connection.
 */
export const redactCause = (thrown: unknown, redact: TextRedactor): unknown =>
  isSafe(thrown, redact, new Set()) ? thrown : copy(thrown, redact, 0)

const isSafe = (thrown: unknown, redact: TextRedactor, seen: Set<unknown>): boolean => {
  if (typeof thrown === 'string') return redact.string(thrown) === thrown
  if (typeof thrown !== 'object' || thrown === null || seen.has(thrown)) return true
  if (!(thrown instanceof Error) || seen.size > maxDepth) return false
  seen.add(thrown)
  return Reflect.ownKeys(thrown).every((name) => {
    const value: unknown = thrown[name as 'cause']
    if (name === 'cause') return isSafe(value, redact, seen)
    if (name === 'errors' && Array.isArray(value)) {
      return value.every((error) => isSafe(error, redact, seen))
    }
    return (
      fields.includes(`${String(name)}`) && typeof value !== 'object' && isSafe(value, redact, seen)
    )
  })
}

const copy = (thrown: unknown, redact: TextRedactor, depth: number): unknown => {
  if (typeof thrown === 'string') return redact.string(thrown)
  if (typeof thrown !== 'object' || thrown === null) return thrown
  if (depth === maxDepth) return undefined
  const error = thrown as Error & { readonly errors?: unknown }
  // biome-ignore lint/suspicious/useErrorMessage: the message is copied below.
  const result = new Error()
  if (error instanceof Error) Object.setPrototypeOf(result, Object.getPrototypeOf(error))
  const define = (name: string, value: unknown): void => {
    const enumerable = safeFields.includes(name)
    Object.defineProperty(result, name, { value, enumerable, configurable: true, writable: true })
  }
  for (const name of fields) {
    const value = error[name as 'name'] as unknown
    if (typeof value === 'string') define(name, redact.string(value))
    else if (typeof value === 'number') define(name, value)
  }
  if (error.cause !== undefined) define('cause', copy(error.cause, redact, depth + 1))
  if (Array.isArray(error.errors)) {
    const errors = error.errors.map((inner) => copy(inner, redact, depth + 1))
    define('errors', errors)
  }
  return result
}
