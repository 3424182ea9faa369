/**
 * Adapter for Next.js.
 *
 * @module
 */
import type { WebhookHandler } from '@molt-sdk/core/webhooks'
import { requireFunction } from '@molt-sdk/core/webhooks'

/**
 * Creates a route handler for the App Router: `app/webhook/route.ts`.
 *
 * @param create creates the webhook handler. Called once, with the first delivery, because
 * `next build` loads the route where no secret is set
 * @param after the function `after` of `next/server`: it keeps the function alive until event
 * handlers have finished
 * @example
 * export const POST = nextWebhook(() => createWebhookHandler({ secret, on }), after)
 */
export const nextWebhook = (
  create: () => WebhookHandler,
  after: (work: Promise<unknown>) => void,
): ((request: Request) => Promise<Response>) => {
  requireFunction('nextWebhook', 'a function that creates the handler', create)
  requireFunction('nextWebhook', 'after of next/server', after)
  let handler: WebhookHandler | undefined
  return async (request) => {
    handler ??= create()
    return handler(request, { waitUntil: after })
  }
}
