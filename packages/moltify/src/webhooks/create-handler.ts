import type { WebhookEvent } from '@molt-sdk/contracts/moltify/webhooks/webhook-events'
import type { Hmac, WebhookHandler } from '@molt-sdk/core/webhooks'
import { checkOptions, createHandler } from '@molt-sdk/core/webhooks'
import type { EventHandlers, WebhookHandlerOptions } from './handler-options.ts'
import { optionRules } from './handler-rules.ts'
import { headerPrefix } from './header-prefix.ts'
import { loadCallbacks } from './load-callbacks.ts'
import type { TaskHandle, TaskHandleClient, TaskHandleFactory } from './task-handle.ts'

/** The type of {@link createWebhookHandler}. */
export interface CreateWebhookHandler {
  /**
   * Creates a webhook handler: a function that takes a `Request` and returns a `Response`.
   *
   * A delivery is verified and gets a 200 response; then the function in `on` with the name of its
   * event runs. On hosts that stop a process after its response, pass `waitUntil` in the options or
   * with each request, as the adapters do. A repeated delivery is acknowledged and not handled
   * again, unless your function failed. An error thrown by your function is passed to `onError`;
   * Moltify does not send the delivery again by itself, because it has received the 200. For work
   * that survives a failure, use `createWorker()` of `@moltify/sdk/worker`.
   *
   * Statuses: 200 accepted, already handled, or no handler; 400 malformed; 401 invalid signature or
   * timestamp out of tolerance; 405 not a POST; 413 body larger than 1 MiB; 500 body already parsed,
   * or the replay store failed.
   *
   * @throws ConfigError if an option is invalid: a secret that is missing, empty, or surrounded by
   * white space; an invalid duration.
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
  // biome-ignore lint/style/useShorthandFunctionType: editors show the doc comment of a call signature at each call.
  (options: WebhookHandlerOptions): WebhookHandler
}

/** What a test ping is delivered with. */
export const testReply = 'The webhook works.'

export const createHandlerFactory =
  (hmac: Hmac): CreateWebhookHandler =>
  (options) => {
    checkOptions('createWebhookHandler()', '{ secret, on }', options, optionRules(), 'on')
    const { on, client, baseUrl = client?.baseUrl, fetch, now, testPings } = options
    // The client has checked its own base URL.
    const { allowInsecureHttp = baseUrl === client?.baseUrl } = options
    let createTaskHandle: TaskHandleFactory | undefined
    const loadTaskHandle = async (
      event: WebhookEvent,
      secret: string,
      taskClient?: TaskHandleClient,
    ): Promise<TaskHandle> => {
      if (!createTaskHandle) {
        // Loaded with the first task: a webhook that only verifies never needs it.
        const load = () => import('./task-handle.ts')
        const { createTaskHandleFactory } = await loadCallbacks(load)
        const { use } = options
        createTaskHandle ??= createTaskHandleFactory({
          baseUrl,
          allowInsecureHttp,
          fetch,
          use,
          now,
        })
      }
      return createTaskHandle(event, secret, taskClient)
    }
    return createHandler<WebhookEvent>(hmac, headerPrefix, options, (event, secret) => {
      if (isTestPing(event) && testPings !== 'handle') {
        // Moltify waits for a signed callback, whether or not there is an API key.
        return async () => (await loadTaskHandle(event, secret)).deliver(testReply)
      }
      const handler = handlerFor(on, event.event)
      const taskClient = isTestPing(event) ? undefined : client
      return (
        handler && (async () => handler(event, await loadTaskHandle(event, secret, taskClient)))
      )
    })
  }

/** Whether an event is a test of the connection. */
export const isTestPing = ({ data }: WebhookEvent): boolean =>
  (data as { test?: unknown }).test === true

const handlerFor = (on: EventHandlers, name: string): EventHandlers['other'] =>
  (Object.hasOwn(on, name) && (on[name as 'other'] as EventHandlers['other'])) || on.other
