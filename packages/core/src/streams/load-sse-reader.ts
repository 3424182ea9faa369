import { ConnectionError } from '../errors/client-errors.ts'
import type { RequestRunner } from '../http/request-runner.ts'
import { redactCause } from '../observe/redact-cause.ts'

type SseModule = typeof import('./sse-reader.ts')

let loaded: SseModule | undefined

/**
 * Loads the decoder of streams with the first stream: programs that never stream do without its 2 KB.
 * If that fails, the next stream tries again.
 *
 * @throws ConnectionError with code `load_failed`
 */
export const loadSseReader = async (runner: RequestRunner): Promise<SseModule> => {
  if (loaded) return loaded
  const { deadline, context } = runner
  deadline.waitingFor = 'the code that reads streams was not loaded in time'
  try {
    loaded = await import('./sse-reader.ts')
  } catch (thrown) {
    const { operation, ...others } = runner.errorContext()
    const reason = context.redact.string(`${thrown}`)
    throw new ConnectionError(
      `${operation} was not sent: the code that reads streams could not be loaded (${reason}). Check the network. After a deployment, reload the page.`,
      {
        operation,
        ...others,
        code: 'load_failed',
        retryable: true,
        cause: redactCause(thrown, context.redact),
      },
    )
  }
  deadline.waitingFor = undefined
  return loaded
}
