import { abortSignal, integerAtLeast } from '@molt-sdk/core/client'
import type { OptionRule, OptionRules } from '@molt-sdk/core/webhooks'
import { anything, callable, mustBe } from '@molt-sdk/core/webhooks'
import { closeTimeoutRule, queueRule, workerOptionRules } from '@molt-sdk/core/worker'
import { handlersRule } from '../webhooks/handler-rules.ts'
import type { CloseOptions, PerformJobOptions } from './worker.ts'
import type { WorkerOptions } from './worker-options.ts'

const isClient = (client: unknown): boolean =>
  ['agentTasks', 'builder', 'tasks', 'requestors'].every((name) => isObject(Object(client)[name]))

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null

/** Without a function, all events would be acknowledged and none worked on. */
const handlers: OptionRule = (value: unknown) =>
  handlersRule()(value) ||
  (Object.values(Object(value)).every((handler) => handler === undefined) &&
    "an object with at least one function, such as { 'task.submitted': (event, task) => … }")

/** The rules of the options of `worker.close()`. */
export const closeRules: OptionRules<CloseOptions> = { timeout: closeTimeoutRule }

/** The rules of the options of `worker.perform()`. */
export const performRules: OptionRules<PerformJobOptions> = {
  attempt: integerAtLeast(1),
  signal: abortSignal,
}

/** The rules of the options of `createWorker()`. */
export const workerRules: OptionRules<WorkerOptions> = {
  ...workerOptionRules,
  client: mustBe('a Moltify client with an API key', isClient),
  // Checked when the webhook is created.
  secret: anything,
  secrets: anything,
  tolerance: anything,
  // A worker outlives any fixed time.
  now: mustBe('a function that returns the current time', (now) => typeof now === 'function'),
  fetch: callable,
  queue: queueRule('memoryQueue() or sqliteQueue(path)'),
  enqueue: callable,
  on: handlers,
  onEvent: callable,
}
