/**
 * Adapters for Node's `http`, Express and Fastify.
 *
 * @module
 */
import type { WebhookHandler } from '@molt-sdk/core/webhooks'
import type { NodeRequest, NodeResponse } from './node-types.ts'

export type { NodeRequest, NodeResponse } from './node-types.ts'

/** A request listener of Node, Express and frameworks built on them. */
export type NodeListener = (request: NodeRequest, response: NodeResponse) => Promise<void>

/**
 * Creates a listener for `http.createServer`, or a handler for `app.post` of Express. It reads the
 * raw body itself: `express.json()` must not run before it (`express.raw()` and `express.text()`
 * may). Event handlers keep running after the response.
 *
 * @example
 * app.post('/webhook', nodeWebhook(handler))
 */
export const nodeWebhook =
  (handler: WebhookHandler): NodeListener =>
  async (request, response) => {
    const { method, headers, readableDidRead } = request
    // Destroying the request after a body that is too long would block the connection.
    const body = readableDidRead ? request.body : request.iterator({ destroyOnReturn: false })
    const result = await handler({ method, headers, body })
    response.statusCode = result.status
    result.headers.forEach((value, name) => {
      response.setHeader(name, value)
    })
    response.end(await result.text())
    // An unread rest of the body would block the next request on the connection.
    request.resume()
  }

/** The required part of a Fastify instance. */
export interface FastifyLike {
  /** Removes Fastify's body parsers within this plugin. */
  removeAllContentTypeParsers(): void
  /** Adds a parser for all content types, which leaves the body unread. */
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

/** The required part of a Fastify reply. */
export interface FastifyReplyLike {
  /** Tells Fastify that the response is sent outside of it. */
  hijack(): unknown
  /** Node's response. */
  readonly raw: NodeResponse
}

/**
 * Creates a Fastify plugin with one route, which reads the raw body itself. Other routes keep their
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
