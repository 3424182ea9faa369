import type { MiddlewareHandler } from 'hono'
import { isLoopbackOrigin } from '../kit/is-loopback.ts'

/**
 * Rejects requests of web pages from other hosts. Any page may send requests to this machine, some
 * of them without a preflight; browsers name the page's origin in the `Origin` header. The page of the
 * sandbox itself may have another host, which `requireKnownHost` has checked.
 */
export const requireLoopbackOrigin: MiddlewareHandler = async (context, next) => {
  const origin = context.req.header('origin')
  const own = new URL(context.req.url).origin
  if (origin === undefined || origin === own || isLoopbackOrigin(origin)) return next()
  const error = `Origin "${origin}" may not call the control API. Only loopback origins (localhost, 127.0.0.1, [::1]) are allowed.`
  return context.json({ error }, 403)
}
