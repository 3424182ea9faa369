import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { ConnectionResetError } from '../runtime/connection-reset-error.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import { SandboxContractError } from './check-response.ts'
import { isLoopbackOrigin } from './is-loopback.ts'
import { errorResponse } from './json-response.ts'
import type { PlatformAdapter } from './platform.ts'
import { exposedHeaders } from './response-headers.ts'

/** Creates a platform's app without its routes: CORS, common headers, unknown routes, errors. */
export const createPlatformApp = (adapter: PlatformAdapter<unknown>): Hono<HonoEnv> => {
  const app = new Hono<HonoEnv>({
    getPath: (request, options) =>
      new URL(request.url).pathname.slice(options?.env?.mountPath.length ?? 0),
  })

  const credentials = adapter.acceptsCookies ?? false
  app.use(
    cors({
      // A response to a request with cookies has to name the origin.
      origin: credentials ? (origin) => (isLoopbackOrigin(origin) ? origin : '*') : '*',
      credentials,
      exposeHeaders: exposedHeaders,
    }),
  )

  app.use(async (context, next) => {
    await next()
    const { headers, status } = context.res
    const adapterHeaders = adapter.responseHeaders(context.req.raw.headers, context.env, status)
    for (const [name, value] of Object.entries(adapterHeaders))
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
    // Not sent as responses: the first closes the connection, the second must fail a test.
    if (error instanceof ConnectionResetError || error instanceof SandboxContractError) throw error
    return errorResponse(
      adapter,
      adapter.createError(adapter.errorCodes.internal, error.message),
      requestContext,
    )
  })

  return app
}
