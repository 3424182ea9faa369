import { WebhookError } from '../errors/webhook-error.ts'
import type { Duration } from './duration.ts'
import { fingerprint } from './fingerprint.ts'
import type { Hmac } from './hmac.ts'
import type { ReplayStore } from './replay-store.ts'
import { memoryReplayStore } from './replay-store.ts'
import type { SigningSecrets } from './secrets.ts'
import { checkOptions, verify } from './verify.ts'
import type { WebhookRequest } from './webhook-request.ts'

/** What the platform that a handler runs on gives it with each request. */
export interface WebhookContext {
  /** Keeps the process awake until a promise has settled. */
  readonly waitUntil?: ((work: Promise<unknown>) => unknown) | undefined
}

/**
 * Answers a delivery: 200 once it is taken, and the work goes on. It never throws: what goes wrong
 * is in the status of the answer, and told to `onError`.
 */
export type WebhookHandler = (
  delivery: WebhookRequest,
  context?: WebhookContext,
) => Promise<Response>

/** A day. No document says how long a platform goes on to send. */
const replayTtlMs = 86_400_000

/** What a handler is made with, whatever the platform that sends. */
export type HandlerOptions<Event> = SigningSecrets &
  WebhookContext & {
    /**
     * Remembers deliveries, so that one that comes again is acknowledged, and not worked on again.
     * For 24 hours. If it fails, the answer is a 500, for the platform to send the delivery again.
     * @defaultValue one in memory, for the 10,000 latest deliveries that this process took
     */
    readonly replayStore?: ReplayStore | undefined
    /**
     * How old a delivery may be, and how far ahead of this clock: milliseconds, or a text such as
     * `'30s'`.
     * @defaultValue '5m'
     */
    readonly tolerance?: Duration | undefined
    /**
     * The clock: milliseconds since 1970. Callbacks are signed by it too.
     * @defaultValue `Date.now`
     */
    readonly now?: (() => number) | undefined
    /**
     * Told of everything that goes wrong: a delivery that was refused (a `WebhookError`, without
     * an event), an error of a handler in `on`, of the replay store, of the answer to a test.
     * @defaultValue name and message go to `console.error`
     */
    readonly onError?: ((error: unknown, event: Event | undefined) => unknown) | undefined
  }

/**
 * @param prefix what the names of the two headers begin with, in lower case
 * @param findWork what there is to do about an event, if anything
 */
export const createHandler = <Event>(
  hmac: Hmac,
  prefix: string,
  options: HandlerOptions<Event>,
  findWork: (event: Event, secret: string) => (() => unknown) | undefined,
): WebhookHandler => {
  const { replayStore = memoryReplayStore(), onError = logError, now = Date.now } = options
  // Now, and not only when a delivery comes.
  checkOptions(options)
  return async (delivery, context) => {
    let event: Event | undefined
    const report = async (error: unknown): Promise<void> => {
      try {
        await onError(error, event)
      } catch (another) {
        logError(another)
      }
    }
    try {
      if ((delivery.method ?? 'POST') !== 'POST') {
        return new Response('Send POST.', { status: 405, headers: { allow: 'POST' } })
      }
      const clock = { ...options, now: now() }
      const verified = await verify(hmac, prefix, delivery, clock)
      event = verified.event as Event
      const work = findWork(event, verified.secret)
      if (work && (await replayStore.claim(await fingerprint(hmac, verified.body), replayTtlMs))) {
        // In a turn of its own, for work that computes would hold up the answer.
        const done = new Promise((resolve) => setTimeout(resolve)).then(work).catch(report)
        const platform = context?.waitUntil ? context : options
        platform.waitUntil?.(done)
      }
      return new Response('ok')
    } catch (error) {
      await report(error)
      return error instanceof WebhookError
        ? new Response(`${error.code}: ${error.message}`, { status: error.status })
        : new Response('Send it again.', { status: 500 })
    }
  }
}

/** What becomes of errors that nobody else wants: name and message, without what is on them. */
const logError = (error: unknown): void => {
  const { name, message } = Object(error) as Partial<Error>
  // biome-ignore lint/suspicious/noConsole: an error must be seen by somebody.
  console.error(`webhook: ${name}: ${message}`)
}
