import type { OptionRule, OptionRules } from '../http/check-options.ts'
import { atLeast, callable, integerAtLeast, mustBe } from '../http/check-options.ts'
import { clientRules } from '../http/option-rules.ts'

/** The options that all workers have. */
interface WorkerOptions {
  readonly concurrency?: unknown
  readonly attempts?: unknown
  readonly onError?: unknown
  readonly logger?: unknown
}

/** The rules of the options that all workers have. */
export const workerOptionRules: OptionRules<WorkerOptions> = {
  // Without a limit, a queue would start everything at once.
  concurrency: mustBe(
    'an integer >= 1',
    (value) => typeof value === 'number' && Number.isInteger(value) && value >= 1,
  ),
  attempts: integerAtLeast(1),
  onError: callable,
  logger: clientRules.logger,
}

/** The rule of how long running jobs may take when a worker ends. */
export const closeTimeoutRule: OptionRule = atLeast(0, ' of milliseconds')

/** Returns the rule of a queue. `example` says what it is. */
export const queueRule = (example: string): OptionRule =>
  mustBe(`a queue such as ${example}`, (value) =>
    ['add', 'start', 'get', 'set', 'failed', 'retry', 'stats'].every(
      (name) => typeof Object(value)[name] === 'function',
    ),
  )
