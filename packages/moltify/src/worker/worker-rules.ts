import { isRecord } from '@molt-sdk/contracts/kernel'
import { integerAtLeast } from '@molt-sdk/core/client'
import type { OptionRule, OptionRules } from '@molt-sdk/core/webhooks'
import { anything, callable, mustBe } from '@molt-sdk/core/webhooks'
import { handlersRule } from '../webhooks/handler-rules.ts'
import type { CloseOptions } from './worker.ts'
import type { WorkerOptions } from './worker-options.ts'

const hasMethods =
  (...names: readonly string[]) =>
  (value: unknown): boolean =>
    names.every((name) => typeof Object(value)[name] === 'function')

const isClient = (client: unknown): boolean =>
  ['agentTasks', 'tasks', 'requestors'].every((name) => isObject(Object(client)[name]))

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null

const logger: OptionRule = mustBe(
  'an object with the functions warn and debug, or one of them',
  (value) =>
    isRecord(value) || isObject(value) || typeof value === 'function'
      ? [Object(value).warn, Object(value).debug].every((log) => !log || typeof log === 'function')
      : false,
)

/** The rules of the options of `worker.close()`. */
export const closeRules: OptionRules<CloseOptions> = {
  timeout: mustBe(
    'a number of milliseconds >= 0',
    (value) => typeof value === 'number' && value >= 0,
  ),
}

/** The rules of the options of `createWorker()`. */
export const workerRules: OptionRules<WorkerOptions> = {
  client: mustBe('a Moltify client with an API key', isClient),
  // Checked when the webhook is created.
  secret: anything,
  secrets: anything,
  tolerance: anything,
  now: anything,
  fetch: callable,
  queue: mustBe(
    'a queue such as memoryQueue() or sqliteQueue(path)',
    hasMethods('add', 'start', 'get', 'set', 'failed', 'retry', 'stats'),
  ),
  enqueue: callable,
  concurrency: integerAtLeast(1),
  attempts: integerAtLeast(1),
  on: handlersRule(),
  onError: callable,
  onEvent: callable,
  logger,
}
