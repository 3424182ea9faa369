import { WebhookError } from '../errors/webhook-error.ts'
import type { Delivery } from './delivery.ts'
import { fingerprint } from './fingerprint.ts'
import type { ReplayStore } from './replay-store.ts'
import type { Verified } from './verify.ts'

/** What the platform that a handler runs on gives it with each request. */
export interface WebhookContext {
  /** Keeps the process awake until a promise has settled. */
  readonly waitUntil?: ((work: Promise<unknown>) => unknown) | undefined
}

/**
 * Answers a delivery: 200 once it is taken, and the work goes on. It never throws: what goes wrong
 * is in the status of the answer, and told to `onError`.
 */
export type WebhookHandler = (delivery: Delivery, context?: WebhookContext) => Promise<Response>

export interface Reception extends WebhookContext {
  verify(delivery: Delivery): Promise<Verified>
  /** What there is to do about an event, if anything. */
  workOn(verified: Verified): (() => unknown) | undefined
  onError(error: unknown, verified: Verified | undefined): unknown
  readonly replay: ReplayStore
  /** In milliseconds. */
  readonly replayTtl: number
}

export const handlerOf = (reception: Reception): WebhookHandler => {
  const { verify, workOn, onError, replay, replayTtl } = reception
  return async (delivery, context) => {
    let verified: Verified | undefined
    const report = (error: unknown): Promise<unknown> =>
      Promise.resolve()
        .then(() => onError(error, verified))
        .catch(printError)
    const keepAwake = (work: Promise<unknown>): void => {
      try {
        const platform = context?.waitUntil ? context : reception
        platform.waitUntil?.(work)
      } catch (error) {
        report(error)
      }
    }
    try {
      if ((delivery.method ?? 'POST') !== 'POST') {
        return new Response('Send POST.', { status: 405, headers: { allow: 'POST' } })
      }
      verified = await verify(delivery)
      const work = workOn(verified)
      if (work && (await replay.claim(await fingerprint(verified.body), replayTtl))) {
        keepAwake(afterwards(work).catch(report))
      }
      return new Response('ok')
    } catch (error) {
      keepAwake(report(error))
      return error instanceof WebhookError
        ? new Response(`${error.code}: ${error.message}`, { status: error.status })
        : new Response('Not taken. Send it again.', { status: 500 })
    }
  }
}

/** In a turn of its own: work that computes would hold up the answer. */
const afterwards = async (work: () => unknown): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve))
  await work()
}

/** What becomes of errors that nobody else wants: name and message, without what is on them. */
export const printError = (error: unknown): void => {
  const { name, message } = Object(error) as Partial<Error>
  // biome-ignore lint/suspicious/noConsole: an error must be seen by somebody.
  console.error(`webhook: ${name}: ${message}`)
}
