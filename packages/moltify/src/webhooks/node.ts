/**
 * A webhook handler on Node's `http`, Express and Fastify.
 *
 * @module
 */
import type { WebhookHandler } from '@molt-sdk/core/webhooks'
import type { NodeRequest, NodeResponse } from './node-types.ts'

export type { NodeRequest, NodeResponse } from './node-types.ts'

/** Takes what Node, Express and everything made on them hand to a listener. */
export type NodeListener = (request: NodeRequest, response: NodeResponse) => Promise<void>

/**
 * A listener for `http.createServer`, or a handler for `app.post` of Express. It reads the raw body
 * itself: `express.json()` must not come before it (`express.raw()` and `express.text()` may). The
 * work goes on after the answer, as long as the process lives.
 *
 * @example
 * app.post('/webhook', nodeWebhook(handler))
 */
export const nodeWebhook =
  (handler: WebhookHandler): NodeListener =>
  async (request, response) => {
    const { method, headers, readableDidRead } = request
    // Not destroyed where it is too long: it would block the connection.
    const body = readableDidRead ? request.body : request.iterator({ destroyOnReturn: false })
    const answer = await handler({ method, headers, body })
    response.statusCode = answer.status
    answer.headers.forEach((value, name) => {
      response.setHeader(name, value)
    })
    response.end(await answer.text())
    // What is left of the body is in the way of the next request.
    request.resume()
  }

/** The part of a Fastify instance that is needed. */
export interface FastifyLike {
  /** Forgets how Fastify reads bodies, in this plugin alone. */
  removeAllContentTypeParsers(): void
  /** Says how to read the body of any type: not at all. */
  addContentTypeParser(
    type: '*',
    options: Record<never, never>,
    parser: (request: never, payload: never) => Promise<undefined>,
  ): unknown
  /** Adds a route. */
  post(
    path: string,
    handler: (request: { raw: NodeRequest }, reply: FastifyReplyLike) => unknown,
  ): unknown
}

/** The part of a Fastify reply that is needed. */
export interface FastifyReplyLike {
  /** Leaves the answer to us. */
  hijack(): unknown
  /** The response of Node. */
  readonly raw: NodeResponse
}

/**
 * A plugin for Fastify, with one route that reads its raw body itself. Other routes keep their
 * parsers.
 *
 * @example
 * app.register(fastifyWebhook(handler, '/webhook'))
 */
export const fastifyWebhook =
  (handler: WebhookHandler, path = '/'): ((app: FastifyLike) => Promise<void>) =>
  async (app) => {
    const listen = nodeWebhook(handler)
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', {}, async () => undefined)
    app.post(path, (request, reply) => {
      reply.hijack()
      return listen(request.raw, reply.raw)
    })
  }
