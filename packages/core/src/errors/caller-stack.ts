import { MoltError } from './molt-error.ts'

/** Where a call was made. Its stack is formatted only if the call fails. */
export interface Caller {
  readonly stack?: string
}

/** Stack frames of our installed packages at the top of a stack. */
const ownFrame = /[\\/]node_modules[\\/]@(molt-sdk|moltinfra|moltify|moltbotden|moltghost)[\\/]/

/**
 * Remembers where a call was made: an error is created later, when the code that made the call is no
 * longer on the stack. Engines without `captureStackTrace` keep the stack of the error itself.
 *
 * @param entry the function of this package that the client's method calls; hidden from the stack
 */
export const captureCaller = (entry: (...args: never[]) => unknown): Caller => {
  const caller: Caller = {}
  // Not in the standard library yet.
  const { captureStackTrace } = Error as {
    captureStackTrace?: (target: object, entry: unknown) => void
  }
  captureStackTrace?.(caller, entry)
  return caller
}

/** Replaces the stack of an error, which shows only our code, by that of the caller. */
export const showCaller = (error: unknown, { stack }: Caller): void => {
  if (!(error instanceof MoltError) || !stack) return
  const frames = stack.split('\n').slice(1)
  const first = frames.findIndex((frame) => !ownFrame.test(frame))
  // Bundled into the user's code, or run from source: the first stack frame is the client method.
  const callers = frames.slice(first || 1)
  if (first >= 0 && callers.length) error.stack = [`${error}`, ...callers].join('\n')
}
