/**
 * A webhook handler on Hono.
 *
 * @module
 */
import type { WebhookContext, WebhookHandler } from '@molt-sdk/core/webhooks'

/** The part of Hono's context that is needed. */
export interface HonoContext {
  /** The request. */
  readonly req: {
    /** As it came. */
    readonly raw: Request
  }
  /** Only on Workers: elsewhere, it throws. */
  readonly executionCtx: WebhookContext
}

/**
 * A handler for `app.post` of Hono. Nothing may read the body before it. On Workers the work goes
 * on after the answer by `waitUntil`; on Node, Bun and Deno as long as the process lives.
 *
 * @example
 * app.post('/webhook', honoWebhook(handler))
 */
export const honoWebhook =
  (handler: WebhookHandler): ((context: HonoContext) => Promise<Response>) =>
  (context) =>
    handler(context.req.raw, executionContextOf(context))

const executionContextOf = (context: HonoContext): WebhookContext | undefined => {
  try {
    return context.executionCtx
  } catch {
    return undefined
  }
}
