import type { OptionRules } from '@molt-sdk/core/webhooks'
import {
  anything,
  ConfigError,
  checkOptions,
  mustBe,
  resolveSecrets,
  toClock,
} from '@molt-sdk/core/webhooks'
import type { CallbackOptions } from './callback.ts'
import { callbackRules } from './handler-rules.ts'
import { loadCallbacks } from './load-callbacks.ts'
import type { TaskCallback } from './signed-task.ts'

/** Options of `taskCallback()`: the secret, and the task or the URL of its callback. */
export interface TaskCallbackOptions extends CallbackOptions {
  /** The webhook secret of the agent, which signs the callbacks. */
  readonly secret: string
  /** The id of the task: `data.taskId` of an event. Not needed with `callbackUrl`. */
  readonly taskId?: string | undefined
  /** The URL of the callback: `data.callbackUrl` of an event. It must be below `baseUrl`. */
  readonly callbackUrl?: string | null | undefined
}

const optionRules = (): OptionRules<TaskCallbackOptions> => ({
  ...callbackRules(),
  secret: anything,
  taskId: anything,
  callbackUrl: mustBe('a URL as a string', (url) => url === null || typeof url === 'string'),
})

/**
 * Creates the callback of a task for code that runs after its webhook, such as a worker of a queue,
 * and has the webhook secret alone.
 *
 * @throws ConfigError if the secret is missing or malformed, if there is neither `taskId` nor
 * `callbackUrl`, or if `now` is invalid.
 * @example
 * const task = taskCallback({ secret, taskId, callbackUrl }) // both from event.data
 * await task.deliver(report)
 */
export const taskCallback = (options: TaskCallbackOptions): TaskCallback => {
  checkOptions('taskCallback()', '{ secret, taskId }', options, optionRules())
  const { secret, taskId, callbackUrl } = options
  resolveSecrets({ secret })
  const now = toClock(options.now)
  if (callbackUrl == null && (typeof taskId !== 'string' || !taskId)) {
    const message =
      'taskCallback needs a taskId or a callbackUrl as a string. The data of each event has both.'
    throw new ConfigError(message, { code: 'invalid_option' })
  }
  let task: TaskCallback | undefined
  const loaded = async (): Promise<TaskCallback> => {
    if (task) return task
    // Loaded with the first call: a webhook that only verifies never needs the HTTP client.
    const [{ createCallbackClient }, { createSignedTask }] = await loadCallbacks(() =>
      Promise.all([import('./callback.ts'), import('./signed-task.ts')]),
    )
    const http = createCallbackClient(secret, { ...options, now })
    task = createSignedTask({ http, secret, taskId: `${taskId}`, callbackUrl, filesHint })
    return task
  }
  return {
    accept: async () => (await loaded()).accept(),
    reject: async (rejection) => (await loaded()).reject(rejection),
    deliver: async (delivery) => (await loaded()).deliver(delivery),
    message: async (message) => (await loaded()).message(message),
  }
}

const filesHint = 'Use new Moltify({ apiKey }).agentTasks.deliver(taskId, { content, files }).'
