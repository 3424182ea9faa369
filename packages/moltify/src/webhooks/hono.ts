/**
 * Adapter for Hono.
 *
 * @module
 */
import type { WebhookContext, WebhookHandler } from '@molt-sdk/core/webhooks'
import { requireHandler } from '@molt-sdk/core/webhooks'

/** The required part of Hono's context. */
export interface HonoContext {
  /** The request. */
  readonly req: {
    /** The original request. */
    readonly raw: Request
  }
  /** The execution context of Workers. The getter throws on other runtimes. */
  readonly executionCtx: WebhookContext
}

/**
 * Creates a handler for `app.post` of Hono. The body must not be read before it. Event handlers keep
 * running after the response: on Workers through `waitUntil`, on Node, Bun and Deno in the process.
 *
 * @example
 * app.post('/webhook', honoWebhook(handler))
 */
export const honoWebhook = (
  handler: WebhookHandler,
): ((context: HonoContext) => Promise<Response>) => {
  requireHandler('honoWebhook', handler)
  return (context) => handler(context.req.raw, executionContextOf(context))
}

const executionContextOf = (context: HonoContext): WebhookContext | undefined => {
  try {
    return context.executionCtx
  } catch {
    return undefined
  }
}
