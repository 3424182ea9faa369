import { ConnectionError } from '../errors/client-errors.ts'
import type { ErrorContext } from '../errors/molt-error.ts'
import type { Redactor } from '../observe/redact.ts'
import { redactCause } from '../observe/redact-cause.ts'

/** The parts of a call that loading code uses. */
interface LoadScope {
  readonly context: { readonly redact: Redactor }
  readonly deadline: { waitingFor: string | undefined }
  readonly errorContext: () => ErrorContext
}

/**
 * Loads code that most programs do without. If that fails, the next call tries again.
 *
 * @param code what is loaded, such as `the code that reads streams`
 * @throws ConnectionError with code `load_failed`
 */
export const loadModule = async <Module>(
  { context, deadline, errorContext }: LoadScope,
  code: string,
  load: () => Promise<Module>,
): Promise<Module> => {
  deadline.waitingFor = `${code} was not loaded in time`
  try {
    return await load()
  } catch (thrown) {
    const { operation, ...others } = errorContext()
    const reason = context.redact.string(`${thrown}`)
    throw new ConnectionError(
      `${operation} was not sent: ${code} could not be loaded (${reason}). Check the network. After a deployment, reload the page.`,
      {
        operation,
        ...others,
        code: 'load_failed',
        retryable: true,
        cause: redactCause(thrown, context.redact),
      },
    )
  } finally {
    deadline.waitingFor = undefined
  }
}
