import { MoltError } from './molt-error.ts'

/** Frames at the top of a stack that are not the caller's: of our packages, and of Node's queues. */
const ownFrame =
  /\(node:internal\/|[\\/]node_modules[\\/]@(molt-sdk|moltinfra|moltify|moltbotden|moltghost)[\\/]/

/**
 * Replaces the stack of an error by that of the code that awaits the call. The error was created where
 * only code of ours is on the stack. Remembering the stack of each call would cost a tenth of a
 * call; here the engine follows the promises of a failed call to the code that awaits them. Engines
 * that cannot, and calls that nothing awaits yet, keep the stack of the error.
 *
 * @param entry the function of this package from which the stack is shown
 */
export const showCaller = (error: unknown, entry: (...args: never[]) => unknown): void => {
  // Not in the standard library yet.
  const { captureStackTrace } = Error as {
    captureStackTrace?: (target: object, entry: unknown) => void
  }
  if (!(error instanceof MoltError) || !captureStackTrace) return
  const caller: { stack?: string } = {}
  captureStackTrace(caller, entry)
  const stack = withoutOwnFrames(`${caller.stack}`)
  if (stack) error.stack = `${error}\n${stack}`
}

/** The frames of a stack, from the first one of the caller. */
export const withoutOwnFrames = (stack: string): string => {
  const frames = stack.split('\n').slice(1)
  const first = frames.findIndex((frame) => !ownFrame.test(frame))
  return first < 0 ? '' : frames.slice(first).join('\n')
}
