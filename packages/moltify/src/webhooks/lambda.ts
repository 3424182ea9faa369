/**
 * A webhook handler on AWS Lambda.
 *
 * @module
 */
import type { WebhookHandler } from '@molt-sdk/core/webhooks'

/** The part that is needed of what API Gateway (1.0 and 2.0), a function URL or an ALB sends. */
export interface LambdaEvent {
  /** The HTTP method, in version 1.0 and from an ALB. */
  readonly httpMethod?: string | undefined
  /** Has the HTTP method in `http.method`, in version 2.0 and of a function URL. */
  readonly requestContext?: object | undefined
  /** In version 2.0 and of a function URL, all values of one name are joined. */
  readonly headers?: Readonly<Record<string, string | undefined>> | null | undefined
  /** In version 1.0, all values of each header. */
  readonly multiValueHeaders?: Readonly<Record<string, string[] | undefined>> | null | undefined
  /** As text, or in Base64. */
  readonly body?: string | null | undefined
  /** Whether the body is in Base64. */
  readonly isBase64Encoded?: boolean | undefined
}

/** What all of them take for an answer. */
export interface LambdaResult {
  /** The HTTP status. */
  statusCode: number
  /** One value each. */
  headers: Record<string, string>
  /** As text. */
  body: string
}

/**
 * A function for API Gateway (REST and HTTP), function URLs and load balancers.
 *
 * Lambda freezes a process once it has answered, so the answer waits for the work. Moltify is taken
 * to wait 30 seconds for it, which it documents nowhere: hand longer work to a queue.
 *
 * @example
 * export const handler = lambdaWebhook(createWebhookHandler({ secret, on }))
 */
export const lambdaWebhook =
  (handler: WebhookHandler): ((event: LambdaEvent) => Promise<LambdaResult>) =>
  async (event) => {
    const work: Promise<unknown>[] = []
    const answer = await handler(
      {
        method: event.httpMethod ?? methodOf(event.requestContext),
        headers: event.multiValueHeaders ?? event.headers ?? {},
        body: bodyOf(event),
      },
      { waitUntil: (each) => work.push(each) },
    )
    await Promise.all(work)
    return {
      statusCode: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: await answer.text(),
    }
  }

const methodOf = (context: { http?: { method?: string } } = {}): string | undefined =>
  context.http?.method

const bodyOf = ({ body, isBase64Encoded }: LambdaEvent): string | Uint8Array => {
  if (!body || !isBase64Encoded) return body ?? ''
  return Uint8Array.from(atob(body), (character) => character.charCodeAt(0))
}
