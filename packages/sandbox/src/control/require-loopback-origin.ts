import type { MiddlewareHandler } from 'hono'
import { isLoopback } from '../kit/is-loopback.ts'

/**
 * Any page on the web may send requests to this machine, and some need not ask before. Browsers say
 * which page it is, so the control API listens to pages of this machine alone.
 */
export const requireLoopbackOrigin: MiddlewareHandler = async (context, next) => {
  const origin = context.req.header('origin')
  if (origin === undefined || (URL.canParse(origin) && isLoopback(new URL(origin)))) return next()
  const error = `The control API is for pages of this machine, not for those of ${origin}.`
  return context.json({ error }, 403)
}
