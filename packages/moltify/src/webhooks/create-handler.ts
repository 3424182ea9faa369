import type { WebhookEvent } from '@molt-sdk/contracts/moltify'
import type { Hmac, WebhookHandler } from '@molt-sdk/core/webhooks'
import {
  handlerOf,
  memoryReplayStore,
  milliseconds,
  printError,
  readSecrets,
  verify,
} from '@molt-sdk/core/webhooks'
import type { EventHandlers, WebhookHandlerOptions } from './handler-options.ts'
import { scheme } from './scheme.ts'
import { taskSession } from './seam.ts'

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

const pong = 'The webhook works.'

export const handlerMakerOn =
  (hmac: Hmac): CreateWebhookHandler =>
  (options) => {
    const { on, client, baseUrl, fetch, now = Date.now, testPings, waitUntil } = options
    const { replay = memoryReplayStore(), onError = printError } = options
    const secrets = readSecrets(options)
    const tolerance = milliseconds(options.tolerance ?? '5m', 'tolerance')
    return handlerOf({
      verify: (delivery) => verify(hmac, scheme, delivery, { secrets, tolerance, now: now() }),
      workOn: ({ event, secret }) => {
        const received = event as WebhookEvent
        if (isTest(received) && testPings !== 'handle') {
          // By a signed callback, key or not: that is what the platform waits for.
          const via = { secret, baseUrl: baseUrl ?? client?.baseUrl, fetch }
          return () => taskSession(received, via).deliver({ content: pong })
        }
        const handler = handlerFor(on, received.event)
        return (
          handler &&
          (() => handler(received, taskSession(received, { secret, client, baseUrl, fetch })))
        )
      },
      onError: (error, verified) => onError(error, verified?.event as WebhookEvent | undefined),
      replay,
      replayTtl: milliseconds(options.replayTtl ?? '24h', 'replayTtl'),
      waitUntil,
    })
  }

const isTest = ({ data }: WebhookEvent): boolean => (data as { test?: unknown }).test === true

const handlerFor = (on: EventHandlers, name: string): EventHandlers['other'] =>
  (Object.hasOwn(on, name) && (on[name as 'other'] as EventHandlers['other'])) || on.other
