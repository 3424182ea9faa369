/**
 * Adapters for Node's `http`, Express and Fastify.
 *
 * @module
 */
import type { BodyReader, WebhookHandler } from '@molt-sdk/core/webhooks'
import { createBodyParts, requireHandler, textHandlerOf } from '@molt-sdk/core/webhooks'
import type { NodeRequest, NodeResponse } from './node-types.ts'

export type { NodeRequest, NodeResponse } from './node-types.ts'

/** A request listener of Node, Express and frameworks built on them. */
export type NodeListener = (request: NodeRequest, response: NodeResponse) => Promise<void>

/**
 * Creates a listener for `http.createServer`, or a handler for `app.post` of Express. It reads the
 * raw body itself: `express.json()` must not run before it (`express.raw()` and `express.text()`
 * may) unless `request.rawBody` is set, as by Cloud Functions, Firebase, and Nest with `rawBody: true`. Event handlers keep running after the response. If a request is rejected before its body was
 * received in full (too long, too slow, no signature), the connection is closed after the response.
 *
 * @example
 * app.post('/webhook', nodeWebhook(handler))
 */
export const nodeWebhook = (handler: WebhookHandler): NodeListener => {
  requireHandler('nodeWebhook', handler)
  const handle = textHandlerOf(handler)
  return async (request, response) => {
    const { method, headers, readableDidRead, rawBody } = request
    const body = readableDidRead ? (rawBody ?? request.body) : bodyOf(request)
    // Node has joined repeated headers, and all names are in lower case.
    const get = (name: string): string | null => {
      const value = headers[name]
      return typeof value === 'string' ? value : null
    }
    const { status, headers: sent, text } = await handle({ method, headers: { get }, body })
    response.statusCode = status
    for (const name in sent) response.setHeader(name, sent[name] as string)
    if (request.complete) response.end(text)
    else await endWithoutBody(request, response, text)
  }
}

/**
 * Reads the body by its events, which cost less than the request's own iterator. It never destroys the
 * request, because the response could not be sent then.
 */
const bodyOf = (request: NodeRequest): BodyReader => {
  let stop = (): void => undefined
  return {
    readBody: () =>
      new Promise((resolve, reject) => {
        const parts = createBodyParts()
        let isEnded = false
        const listeners = {
          data(part: unknown) {
            if (!parts.add(part as Uint8Array)) resolve(parts.join())
          },
          end() {
            isEnded = true
            resolve(parts.join())
          },
          close() {
            // Also emitted after the end, where an error would cost more than the verification.
            if (!isEnded) reject(new Error('aborted'))
          },
        }
        const names = ['data', 'end', 'close'] as const
        for (const name of names) request.on(name, listeners[name])
        stop = () => {
          for (const name of names) request.off(name, listeners[name])
          request.pause()
        }
      }),
    cancel: () => stop(),
  }
}

/** How long a sender may take to read the response before its connection is closed. */
const lingerMs = 500

/** Responds to a request whose body was not read to its end, and closes the connection. */
const endWithoutBody = (
  request: NodeRequest,
  response: NodeResponse,
  text: string,
): Promise<void> =>
  new Promise((resolve) => {
    response.setHeader('connection', 'close')
    response.setHeader('content-length', `${new TextEncoder().encode(text).length}`)
    // Not ended yet: Node would close the connection at once, and a sender that is still sending
    // would lose the response.
    response.write(text)
    const close = (): void => {
      clearTimeout(timer)
      response.end()
      request.destroy()
      resolve()
    }
    const timer = setTimeout(close, lingerMs)
    response.once('close', close)
  })

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
export const fastifyWebhook = (
  handler: WebhookHandler,
  path = '/',
): ((app: FastifyLike) => Promise<void>) => {
  const listen = nodeWebhook(handler)
  return async (app) => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', {}, async () => undefined)
    app.post(path, (request, reply) => {
      reply.hijack()
      return listen(request.raw, reply.raw)
    })
  }
}
