/**
 * Adapter for AWS Lambda.
 *
 * @module
 */
import type { WebhookHandler } from '@molt-sdk/core/webhooks'
import { internalError, requireHandler, textHandlerOf, workFailed } from '@molt-sdk/core/webhooks'

/** The required part of the events of API Gateway (1.0 and 2.0), function URLs and ALBs. */
export interface LambdaEvent {
  /** The HTTP method, in version 1.0 and from an ALB. */
  readonly httpMethod?: string | undefined
  /** Has the HTTP method in `http.method`, in version 2.0 and from a function URL. */
  readonly requestContext?: object | null | undefined
  /** The headers. In version 2.0 and from a function URL, the values of one name are joined. */
  readonly headers?: Readonly<Record<string, string | undefined>> | null | undefined
  /** All values of each header, in version 1.0 and from an ALB with multi-value headers. */
  readonly multiValueHeaders?:
    | Readonly<Record<string, readonly string[] | undefined>>
    | null
    | undefined
  /** The body as text or in Base64. */
  readonly body?: string | null | undefined
  /** Whether the body is in Base64. */
  readonly isBase64Encoded?: boolean | undefined
}

/** A result that all of them accept. */
export interface LambdaResult {
  /** The HTTP status. */
  statusCode: number
  /** The headers, with one value each. */
  headers: Record<string, string>
  /** The headers again, if the event has its own only in this form. */
  multiValueHeaders?: Record<string, string[]>
  /** The body as text. */
  body: string
}

/**
 * Creates a function for API Gateway (REST and HTTP), function URLs and load balancers.
 *
 * Lambda freezes a process after its response, so the response waits for the event handler, and is a
 * 500 if that fails, so that Moltify sends the delivery again. Moltify is assumed to wait 30 seconds
 * for it, which is not documented: move longer work to a queue.
 *
 * @example
 * export const handler = lambdaWebhook(createWebhookHandler({ secret, on }))
 */
export const lambdaWebhook = (
  handler: WebhookHandler,
): ((event: LambdaEvent) => Promise<LambdaResult>) => {
  requireHandler('lambdaWebhook', handler)
  const handle = textHandlerOf(handler)
  return async (event) => {
    const work: Promise<unknown>[] = []
    const accepted = await handle(
      {
        method: event.httpMethod ?? methodOf(event.requestContext),
        headers: event.multiValueHeaders ?? event.headers ?? {},
        body: bodyOf(event),
      },
      { waitUntil: (each) => work.push(each) },
    )
    const failed = (await Promise.all(work)).includes(workFailed)
    const result = failed ? internalError : accepted
    return {
      statusCode: result.status,
      headers: { ...result.headers },
      // A load balancer that sends headers only in this form reads no others.
      ...(!event.headers &&
        event.multiValueHeaders && {
          multiValueHeaders: Object.fromEntries(
            Object.entries(result.headers).map(([name, value]) => [name, [value]]),
          ),
        }),
      body: result.text,
    }
  }
}

const methodOf = (
  context: { readonly http?: { readonly method?: string } } | null | undefined,
): string | undefined => context?.http?.method

const bodyOf = ({ body, isBase64Encoded }: LambdaEvent): string | Uint8Array => {
  if (!body || !isBase64Encoded) return body ?? ''
  return Uint8Array.from(atob(body), (character) => character.charCodeAt(0))
}
