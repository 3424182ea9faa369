import type {
  WebhookEvent,
  WebhookEventName,
  WebhookEvents,
} from '@molt-sdk/contracts/moltify/webhooks/webhook-events'
import type { Fetch, Middleware } from '@molt-sdk/core/client'
import type { HandlerOptions } from '@molt-sdk/core/webhooks'
import type { TaskHandle, TaskHandleClient } from './task-handle.ts'

/** Handlers of events, by event name. */
export type EventHandlers = {
  readonly [Name in WebhookEventName]?:
    | ((event: WebhookEvents[Name], task: TaskHandle<WebhookEvents[Name]['data']>) => unknown)
    | undefined
} & {
  /** Handles every event without its own handler, including events added later. */
  readonly other?: ((event: WebhookEvent, task: TaskHandle) => unknown) | undefined
}

/** Options of `createWebhookHandler()`. */
export type WebhookHandlerOptions = HandlerOptions<WebhookEvent> & {
  /**
   * Handlers of events, by event name. Events without a handler are acknowledged and ignored.
   * `task` replies to the task that the event is about.
   *
   * @example
   * { 'task.submitted': async (event, task) => { await task.accept() } }
   */
  readonly on: EventHandlers
  /** A `Moltify` client. With it, `task` uses the API key; without it, signed callbacks. */
  readonly client?: TaskHandleClient | undefined
  /**
   * The base URL of Moltify. Callbacks are sent to URLs below it only.
   * @defaultValue the base URL of the client, else `https://moltify.ai`
   */
  readonly baseUrl?: string | URL | undefined
  /**
   * DANGEROUS: allows a `baseUrl` with http for any host. Callbacks are then sent unencrypted:
   * everyone on the way can read them. Use it only in a network that you trust.
   * @defaultValue whether the base URL is that of the client
   */
  readonly allowInsecureHttp?: boolean | undefined
  /**
   * Replaces `fetch` for callbacks.
   * @defaultValue `globalThis.fetch`, looked up at each call
   */
  readonly fetch?: Fetch | undefined
  /**
   * Middleware that runs around each callback, and whose hooks are called. The signature is added
   * after the last one.
   */
  readonly use?: readonly Middleware[] | undefined
  /**
   * How test pings are handled. To test a connection, Moltify submits a test task and waits for its
   * delivery; users report a limit of 15 seconds, which is not documented. `reply` delivers it at
   * once; `handle` passes it to the handlers in `on`.
   * @defaultValue 'reply'
   */
  readonly testPings?: 'reply' | 'handle' | undefined
}
