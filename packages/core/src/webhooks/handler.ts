import { WebhookError } from '../errors/webhook-error.ts'
import type { OptionRules } from '../http/check-options.ts'
import { callable, mustBe } from '../http/check-options.ts'
import { nextTask } from '../http/next-task.ts'
import { createTextRedactor } from '../observe/text-redactor.ts'
import type { Now } from './clock.ts'
import type { Duration } from './duration.ts'
import type { Hmac } from './hmac.ts'
import type { ReplayStore } from './replay-store.ts'
import { memoryReplayStore } from './replay-store.ts'
import type { SigningSecrets } from './secrets.ts'
import { resolveVerifyOptions, verify, verifyRules } from './verify.ts'
import type { WebhookRequest } from './webhook-request.ts'

/** What the runtime passes to a handler with each request. */
export interface WebhookContext {
  /** Keeps the process running until a promise has settled. */
  readonly waitUntil?: ((work: Promise<unknown>) => unknown) | undefined
}

/**
 * Handles a webhook request: responds with 200 when the request has been accepted, while the work
 * continues. It never throws: errors set the response status and are reported to `onError`.
 */
export type WebhookHandler = (
  request: WebhookRequest,
  context?: WebhookContext,
) => Promise<Response>

/** A response as text. Adapters of Node send it without the cost of a `Response`. */
export interface TextResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

type TextHandler = (request: WebhookRequest, context?: WebhookContext) => Promise<TextResponse>

const textHandlers = /* @__PURE__ */ new WeakMap<WebhookHandler, TextHandler>()

/** Returns the function that handles the requests of a handler with a response as text. */
export const textHandlerOf = (handler: WebhookHandler): TextHandler =>
  textHandlers.get(handler) ??
  // A function of the caller's own around a handler.
  (async (request, context) => {
    const response = await handler(request, context)
    const { status, headers } = response
    return { status, headers: Object.fromEntries(headers), text: await response.text() }
  })

const respond = (
  status: number,
  text: string,
  headers: TextResponse['headers'] = {},
): TextResponse => ({
  status,
  headers: { 'content-type': 'text/plain;charset=UTF-8', ...headers },
  text,
})

/** One day. How long a platform retries is not documented. */
const replayTtlMs = 86_400_000

/** Options of a handler that do not depend on the platform. */
export type HandlerOptions<Event> = SigningSecrets &
  WebhookContext & {
    /**
     * Remembers webhook requests for 24 hours, so that a repeated request is acknowledged but not
     * handled again, unless the handler failed. If the store fails, the response is a 500, so that the
     * platform retries.
     * @defaultValue in memory, for the latest 10,000 requests of this process
     */
    readonly replayStore?: ReplayStore | undefined
    /**
     * Maximum difference between the timestamp and the clock of this machine: milliseconds, or a
     * string such as `'30s'`.
     * @defaultValue '5m'
     */
    readonly tolerance?: Duration | undefined
    /**
     * Maximum time in which the whole body must be received, if it is a stream: milliseconds, or a
     * string such as `'30s'`.
     * @defaultValue '10s'
     */
    readonly bodyTimeout?: Duration | undefined
    /**
     * The current time, in milliseconds since 1970 or as a `Date`, or a function that returns it. Also
     * used to sign callbacks.
     * @defaultValue `Date.now`
     */
    readonly now?: Now | undefined
    /**
     * Called with every error: of a rejected request (a `WebhookError`, without an event), of a
     * handler in `on`, of the replay store, of the reply to a test ping.
     * @defaultValue writes name and message to `console.error`
     */
    readonly onError?: ((error: unknown, event: Event | undefined) => unknown) | undefined
  }

/**
 * Returns the rules of the options that do not depend on the platform. As a function, so that bundlers can
 * drop it: they keep objects with spread syntax.
 */
export const handlerRules = (): OptionRules<HandlerOptions<unknown>> => ({
  ...verifyRules,
  waitUntil: callable,
  replayStore: mustBe(
    'an object with the function claim',
    (store) => typeof Object(store).claim === 'function',
  ),
  onError: callable,
})

/** A verified request whose event is to be accepted. */
export interface ReceivedEvent<Event> {
  readonly event: Event
  /** The secret that signed the request. */
  readonly secret: string
  /**
   * Returns what identifies the event: 64 characters, the same for each of its deliveries. It is a hash
   * of the whole body: a retry has a new timestamp and signature, but the same body, and two messages of
   * one task at the same moment differ only in their text.
   */
  readonly fingerprint: () => string | Promise<string>
}

/** Work that follows the response. */
export interface AcceptedWork {
  run(): unknown
  /** Called if `run` fails, before the error is reported. */
  onFailure?(): unknown
}

/**
 * Creates a webhook handler that works on each request once, after its response.
 *
 * @param prefix the prefix of the names of the two headers, in lower case
 * @param findWork returns the function that handles an event, if there is one
 */
export const createHandler = <Event>(
  hmac: Hmac,
  prefix: string,
  options: HandlerOptions<Event>,
  findWork: (event: Event, secret: string) => (() => unknown) | undefined,
): WebhookHandler => {
  const { replayStore = memoryReplayStore() } = options
  return createReceiver<Event>(hmac, prefix, options, async ({ event, secret, fingerprint }) => {
    const run = findWork(event, secret)
    if (!run) return undefined
    const key = await fingerprint()
    if (!(await replayStore.claim(key, replayTtlMs))) return undefined
    // A repeated request is then handled.
    return { run, onFailure: () => replayStore.release?.(key) }
  })
}

/**
 * Creates a webhook handler that responds with 200 when an event has been accepted.
 *
 * @param accept called before the response. Returns the work that follows it, if any.
 */
export const createReceiver = <Event>(
  hmac: Hmac,
  prefix: string,
  options: Omit<HandlerOptions<Event>, 'replayStore' | keyof SigningSecrets> & SigningSecrets,
  accept: (received: ReceivedEvent<Event>) => Promise<AcceptedWork | undefined>,
): WebhookHandler => {
  // Invalid options throw here, not when the first request is received.
  const verifyOptions = resolveVerifyOptions(options)
  const redact = createTextRedactor(...verifyOptions.secrets)
  /** Logs name and message only, because other properties may contain data of the request. */
  const logError = (error: unknown): void => {
    const { name, message } = Object(error) as Partial<Error>
    // biome-ignore lint/suspicious/noConsole: errors are reported even without onError.
    console.error(redact.string(`webhook: ${name}: ${message}`))
  }
  const { onError = logError } = options
  const handle: TextHandler = async (request, context) => {
    let event: Event | undefined
    const report = async (error: unknown): Promise<void> => {
      try {
        await onError(error, event)
      } catch (hookError) {
        logError(hookError)
      }
    }
    try {
      if ((request.method ?? 'POST') !== 'POST') {
        return respond(405, 'Method not allowed. Use POST.', { allow: 'POST' })
      }
      const { secret, body, ...verified } = await verify(
        hmac,
        prefix,
        request,
        options,
        verifyOptions,
      )
      event = verified.event as Event
      const work = await accept({ event, secret, fingerprint: () => hmac.hash(body) })
      if (work) {
        // In a separate task, so that synchronous work does not delay the response.
        const done = (hmac.nextTask ?? nextTask)()
          .then(work.run)
          .catch(async (error) => {
            try {
              await work.onFailure?.()
            } catch (storeError) {
              await report(storeError)
            }
            await report(error)
            return workFailed
          })
        const platform = context?.waitUntil ? context : options
        platform.waitUntil?.(done)
      }
      return respond(200, 'ok')
    } catch (error) {
      await report(error)
      return error instanceof WebhookError
        ? respond(error.status, `${error.code}: ${error.message}`)
        : internalError
    }
  }
  const handler: WebhookHandler = async (request, context) => {
    const { text, ...init } = await handle(request, context)
    return new Response(text, init)
  }
  textHandlers.set(handler, handle)
  return handler
}

/** What the work of a request resolves to if it failed, for hosts that respond after it. */
export const workFailed: unique symbol = Symbol('workFailed')

/** The response to a request that could not be handled. */
export const internalError: TextResponse = /* @__PURE__ */ respond(
  500,
  'Internal error. Retry the delivery.',
)
