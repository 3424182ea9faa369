import { ConnectionError } from '../errors/client-errors.ts'
import { redactCause } from '../observe/redact-cause.ts'
import type { RequestRunner } from './request-runner.ts'

/**
 * Loads code that most programs do without. If that fails, the next call tries again.
 *
 * @param code what is loaded, such as `the code that reads streams`
 * @throws ConnectionError with code `load_failed`
 */
export const loadModule = async <Module>(
  { context, deadline, errorContext }: RequestRunner,
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
