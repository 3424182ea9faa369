import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { ConnectionLost } from '../connection-lost.ts'
import type { Env } from '../exchange.ts'
import { exposedHeaders } from './answer-headers.ts'
import { BrokenContract } from './check-answer.ts'
import type { House } from './platform.ts'
import { refused } from './refused.ts'

/** What every platform's app has before its routes: CORS, headers, the answer to unknown routes. */
export const createApp = (house: House<unknown>): Hono<Env> => {
  const app = new Hono<Env>({
    getPath: (request, options) =>
      new URL(request.url).pathname.slice(options?.env?.mount.length ?? 0),
  })

  app.use(cors({ origin: '*', exposeHeaders: exposedHeaders }))

  app.use(async (context, next) => {
    await next()
    const { headers, status } = context.res
    const own = house.headersFor(context.req.raw.headers, context.env, status)
    for (const [name, value] of Object.entries(own))
      if (!headers.has(name)) headers.set(name, value)
  })

  app.notFound(({ env: exchange, req }) =>
    refused(
      house,
      house.refuse(house.codes.unknownRoute, `${req.method} ${req.path} does not exist.`),
      exchange,
    ),
  )

  app.onError((error, { env: exchange }) => {
    // Neither is an answer: one is the absence of it, the other a fault of ours that a test must see.
    if (error instanceof ConnectionLost || error instanceof BrokenContract) throw error
    return refused(house, house.refuse(house.codes.internal, error.message), exchange)
  })

  return app
}
