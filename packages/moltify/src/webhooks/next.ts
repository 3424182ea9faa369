/**
 * A webhook handler as a route handler of Next.js.
 *
 * @module
 */
import type { WebhookHandler } from '@molt-sdk/core/webhooks'

/**
 * A route handler for the App Router: `app/webhook/route.ts`.
 *
 * @param after to be imported from `next/server`: it keeps the function awake for the work that
 * comes after the answer
 * @example
 * export const POST = nextWebhook(handler, after)
 */
export const nextWebhook =
  (
    handler: WebhookHandler,
    after: (work: Promise<unknown>) => void,
  ): ((request: Request) => Promise<Response>) =>
  (request) =>
    handler(request, { waitUntil: after })
