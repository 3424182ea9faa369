import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { ConnectionResetError } from '../runtime/connection-reset-error.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import { SandboxContractError } from './check-response.ts'
import { errorResponse } from './error-response.ts'
import type { PlatformAdapter } from './platform.ts'
import { exposedHeaders } from './response-headers.ts'

/** What every platform's app has before its routes: CORS, headers, the answer to unknown routes. */
export const createPlatformApp = (adapter: PlatformAdapter<unknown>): Hono<HonoEnv> => {
  const app = new Hono<HonoEnv>({
    getPath: (request, options) =>
      new URL(request.url).pathname.slice(options?.env?.mountPath.length ?? 0),
  })

  app.use(cors({ origin: '*', exposeHeaders: exposedHeaders }))

  app.use(async (context, next) => {
    await next()
    const { headers, status } = context.res
    const own = adapter.responseHeaders(context.req.raw.headers, context.env, status)
    for (const [name, value] of Object.entries(own))
      if (!headers.has(name)) headers.set(name, value)
  })

  app.notFound(({ env: requestContext, req }) =>
    errorResponse(
      adapter,
      adapter.createError(
        adapter.errorCodes.unknownRoute,
        `${req.method} ${req.path} does not exist.`,
      ),
      requestContext,
    ),
  )

  app.onError((error, { env: requestContext }) => {
    // Neither is an answer: one is the absence of it, the other a fault of ours that a test must see.
    if (error instanceof ConnectionResetError || error instanceof SandboxContractError) throw error
    return errorResponse(
      adapter,
      adapter.createError(adapter.errorCodes.internal, error.message),
      requestContext,
    )
  })

  return app
}
