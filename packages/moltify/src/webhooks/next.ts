/**
 * A webhook handler as a route handler of Next.js.
 *
 * @module
 */
import type { WebhookHandler } from '@molt-sdk/core/webhooks'

/**
 * A route handler for the App Router: `app/webhook/route.ts`.
 *
 * @param make makes the handler, once, with the first delivery: `next build` loads the route too,
 * and no secret needs to be there
 * @param after to be imported from `next/server`: it keeps the function awake for the work that
 * comes after the answer
 * @example
 * export const POST = nextWebhook(() => createWebhookHandler({ secret, on }), after)
 */
export const nextWebhook = (
  make: () => WebhookHandler,
  after: (work: Promise<unknown>) => void,
): ((request: Request) => Promise<Response>) => {
  let handler: WebhookHandler | undefined
  return async (request) => {
    handler ??= make()
    return handler(request, { waitUntil: after })
  }
}
