import type { WebhookEvent, WebhookEventName, WebhookEvents } from '@molt-sdk/contracts/moltify'
import type { Fetch } from '@molt-sdk/core'
import type { Duration, ReplayStore, Secrets, WebhookContext } from '@molt-sdk/core/webhooks'
import type { AgentSide, TaskSession } from './seam.ts'

/** What to do about each event, by its name. */
export type EventHandlers = {
  readonly [Name in WebhookEventName]?:
    | ((event: WebhookEvents[Name], task: TaskSession) => unknown)
    | undefined
} & {
  /** For every event that has no handler of its own, those of later days among them. */
  readonly other?: ((event: WebhookEvent, task: TaskSession) => unknown) | undefined
}

/** What a webhook handler is made with. */
export type WebhookHandlerOptions = Secrets &
  WebhookContext & {
    /**
     * What to do about each event, by its name. Events without a handler are acknowledged, and
     * nothing more. `task` answers the task that the event is about.
     *
     * @example
     * { 'task.submitted': async (event, task) => { await task.accept() } }
     */
    readonly on: EventHandlers
    /** A `Moltify` client. With it `task` uses its API key; without it, signed callbacks. */
    readonly client?: AgentSide | undefined
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
     * Remembers deliveries, so that one that comes again is acknowledged, and not worked on again.
     * If it fails, the answer is a 500, for the platform to send the delivery again.
     * @defaultValue one in memory, for the 10,000 latest deliveries that this process took
     */
    readonly replay?: ReplayStore | undefined
    /**
     * How long a delivery is remembered: milliseconds, or a text such as `'24h'`.
     * @defaultValue '24h'
     */
    readonly replayTtl?: Duration | undefined
    /**
     * How old a delivery may be, and how far ahead of this clock: milliseconds, or a text such as
     * `'30s'`.
     * @defaultValue '5m'
     */
    readonly tolerance?: Duration | undefined
    /**
     * The clock: milliseconds since 1970.
     * @defaultValue `Date.now`
     */
    readonly now?: (() => number) | undefined
    /**
     * The platform tests a connection with a task of no substance, and waits 15 seconds for its
     * delivery. `answer` delivers it at once; `handle` leaves it to the handlers in `on`.
     * @defaultValue 'answer'
     */
    readonly testPings?: 'answer' | 'handle' | undefined
    /**
     * Told of everything that goes wrong: a delivery that was refused (a `WebhookError`, without
     * an event), an error of a handler in `on`, of the replay store, of the answer to a test.
     * @defaultValue name and message go to `console.error`
     */
    readonly onError?: ((error: unknown, event: WebhookEvent | undefined) => unknown) | undefined
  }
