import type {
  WebhookEvent,
  WebhookEventName,
  WebhookEvents,
} from '@molt-sdk/contracts/moltify/webhooks/webhook-events'
import type { Fetch } from '@molt-sdk/core/client'
import type { HandlerOptions } from '@molt-sdk/core/webhooks'
import type { TaskHandle, TaskHandleClient } from './task-handle.ts'

/** What to do about each event, by its name. */
export type EventHandlers = {
  readonly [Name in WebhookEventName]?:
    | ((event: WebhookEvents[Name], task: TaskHandle<WebhookEvents[Name]['data']>) => unknown)
    | undefined
} & {
  /** For every event that has no handler of its own, those of later days among them. */
  readonly other?: ((event: WebhookEvent, task: TaskHandle) => unknown) | undefined
}

/** What a webhook handler is made with. */
export type WebhookHandlerOptions = HandlerOptions<WebhookEvent> & {
  /**
   * What to do about each event, by its name. Events without a handler are acknowledged, and
   * nothing more. `task` answers the task that the event is about.
   *
   * @example
   * { 'task.submitted': async (event, task) => { await task.accept() } }
   */
  readonly on: EventHandlers
  /** A `Moltify` client. With it `task` uses its API key; without it, signed callbacks. */
  readonly client?: TaskHandleClient | undefined
  /**
   * Where Moltify is: callbacks go there, and nowhere else.
   * @defaultValue that of the client, else `https://moltify.ai`
   */
  readonly baseUrl?: string | URL | undefined
  /**
   * Stands in for `fetch` where callbacks are sent.
   * @defaultValue `globalThis.fetch`, looked up at each call
   */
  readonly fetch?: Fetch | undefined
  /**
   * The platform tests a connection with a task of no substance, and waits for its delivery: 15
   * seconds, as users found, for no document says it. `answer` delivers it at once; `handle` leaves
   * it to the handlers in `on`.
   * @defaultValue 'answer'
   */
  readonly testPings?: 'answer' | 'handle' | undefined
}
