import type { WebhookEvent } from '@molt-sdk/contracts/moltify/webhooks/webhook-events'
import type { Hmac, WebhookHandler } from '@molt-sdk/core/webhooks'
import { createHandler } from '@molt-sdk/core/webhooks'
import type { EventHandlers, WebhookHandlerOptions } from './handler-options.ts'
import { headerPrefix } from './header-prefix.ts'
import type { TaskHandle, TaskHandleOptions } from './task-handle.ts'

/** Makes handlers; see {@link createWebhookHandler}. */
export interface CreateWebhookHandler {
  /**
   * Makes the whole of a webhook: a function of a `Request` that gives a `Response`.
   *
   * A delivery is verified, answered with 200, and then worked on: by the function in `on` that has
   * the name of its event. Where the platform stops a process once it has answered, give
   * `waitUntil`, here or with each request: the adapters do. A delivery that comes again is
   * acknowledged and not worked on again. An error of your function is told to `onError`; the
   * platform has had its 200, and will not send the delivery again for it.
   *
   * Answers: 200 taken (or seen before, or nothing to do), 400 malformed, 401 not signed by Moltify
   * or too old, 405 not a POST, 413 longer than 1 MiB, 500 parsed by someone before or the replay
   * store failed.
   *
   * @throws ConfigError if an option cannot work: a secret that is missing, empty, or has white
   * space around it; a duration that is none.
   * @example
   * export const handler = createWebhookHandler({
   *   secret,
   *   on: {
   *     'task.submitted': async (event, task) => {
   *       await task.accept()
   *       await task.deliver({ content: await work(event.data) })
   *     },
   *   },
   * })
   */
  // biome-ignore lint/style/useShorthandFunctionType: what a signature says is shown at each call.
  (options: WebhookHandlerOptions): WebhookHandler
}

const testReply = 'The webhook works.'

export const createHandlerFactory =
  (hmac: Hmac): CreateWebhookHandler =>
  (options) => {
    const { on, client, baseUrl = client?.baseUrl, fetch, now, testPings } = options
    return createHandler<WebhookEvent>(hmac, headerPrefix, options, (event, secret) => {
      const test = isTestPing(event)
      // A test is answered by a signed callback, key or not: that is what the platform waits for.
      const handleOptions = { secret, baseUrl, fetch, now, client: test ? undefined : client }
      if (test && testPings !== 'handle') {
        return async () => (await loadTaskHandle(event, handleOptions)).deliver(testReply)
      }
      const handler = handlerFor(on, event.event)
      return handler && (async () => handler(event, await loadTaskHandle(event, handleOptions)))
    })
  }

/** Loaded with the first task: a webhook starts without it, and to verify takes none. */
const loadTaskHandle = async (
  event: WebhookEvent,
  handleOptions: TaskHandleOptions,
): Promise<TaskHandle> => {
  const { createTaskHandle } = await import('./task-handle.ts')
  return createTaskHandle(event, handleOptions)
}

const isTestPing = ({ data }: WebhookEvent): boolean => (data as { test?: unknown }).test === true

const handlerFor = (on: EventHandlers, name: string): EventHandlers['other'] =>
  (Object.hasOwn(on, name) && (on[name as 'other'] as EventHandlers['other'])) || on.other
