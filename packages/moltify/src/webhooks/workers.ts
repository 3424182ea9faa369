/**
 * A webhook handler as a Cloudflare Worker.
 *
 * @module
 */
import type { WebhookContext, WebhookHandler } from '@molt-sdk/core/webhooks'

/** A worker: what its module exports by default. */
export interface WebhookWorker<Env> {
  /** Called by the platform with each request. */
  fetch(request: Request, env: Env, context: WebhookContext): Promise<Response>
}

/**
 * A worker that is a webhook and nothing else. The work goes on after the answer by `waitUntil`, for
 * which the platform gives it 30 seconds.
 *
 * Others call the handler themselves: `handler(request, context)`.
 *
 * @param make makes the handler, once for each environment: secrets are there, and nowhere before
 * @example
 * export default webhookWorker((env: Env) =>
 *   createWebhookHandler({ secret: env.MOLTIFY_WEBHOOK_SECRET, on }),
 * )
 */
export const webhookWorker = <Env extends object>(
  make: (env: Env) => WebhookHandler,
): WebhookWorker<Env> => {
  const handlers = new WeakMap<Env, WebhookHandler>()
  return {
    fetch: (request, env, context) => {
      const handler = handlers.get(env) ?? make(env)
      handlers.set(env, handler)
      return handler(request, context)
    },
  }
}
