/**
 * Adapter for Cloudflare Workers.
 *
 * @module
 */
import type { WebhookContext, WebhookHandler } from '@molt-sdk/core/webhooks'
import { requireFunction } from '@molt-sdk/core/webhooks'

/** The default export of a Worker's module. */
export interface WebhookWorker<Env> {
  /** Handles a request. */
  fetch(request: Request, env: Env, context: WebhookContext): Promise<Response>
}

/**
 * Creates a Worker that serves only the webhook. Event handlers keep running after the response
 * through `waitUntil`, which Cloudflare limits to 30 seconds.
 *
 * In a Worker with other routes, call the handler yourself: `handler(request, context)`.
 *
 * @param create creates the webhook handler. Called once per environment, which has the secrets
 * @example
 * export default webhookWorker((env: Env) =>
 *   createWebhookHandler({ secret: env.MOLTIFY_WEBHOOK_SECRET, on }),
 * )
 */
export const webhookWorker = <Env extends object>(
  create: (env: Env) => WebhookHandler,
): WebhookWorker<Env> => {
  requireFunction('webhookWorker', 'a function that creates the handler', create)
  const handlers = new WeakMap<Env, WebhookHandler>()
  return {
    fetch: (request, env, context) => {
      const handler = handlers.get(env) ?? create(env)
      handlers.set(env, handler)
      return handler(request, context)
    },
  }
}
