import { ConnectionError } from '../errors/client-errors.ts'
import type { ErrorContext } from '../errors/molt-error.ts'

/** The parts of a call that loading code uses. */
interface LoadScope {
  readonly deadline: { waitingFor?: string | undefined }
  readonly errorContext: () => ErrorContext
}

/**
 * Loads code that most programs do without. If that fails, the next call tries again.
 *
 * @param code what is loaded, such as `the code that reads streams`
 * @throws ConnectionError with code `load_failed`
 */
export const loadModule = async <Module>(
  { deadline, errorContext }: LoadScope,
  code: string,
  load: () => Promise<Module>,
): Promise<Module> => {
  deadline.waitingFor = `${code} was not loaded in time`
  try {
    return await load()
  } catch (cause) {
    const context = errorContext()
    // The engine's message contains the address of the module. The engine knows no key.
    throw new ConnectionError(
      `${context.operation} was not started: ${code} could not be loaded (${cause}). Check the network. After a deployment, reload the page.`,
      { ...context, code: 'load_failed', retryable: true, cause },
    )
  } finally {
    deadline.waitingFor = undefined
  }
}
