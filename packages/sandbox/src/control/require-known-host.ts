import type { MiddlewareHandler } from 'hono'
import { isLoopback } from '../kit/is-loopback.ts'

/** IP addresses, names without a dot as in Docker Compose, and the names of a Docker host. */
const privateHost = /^(\[.*\]|\d+(\.\d+){3}|[^.]+|.*\.localhost|.*\.docker\.internal)$/

/**
 * Rejects requests to a public host name. A web page could let its own name point to this machine
 * (DNS rebinding) and would then be of the same origin, which reads need no `Origin` header for.
 */
export const requireKnownHost =
  (ownOrigin: string): MiddlewareHandler =>
  async (context, next) => {
    const url = new URL(context.req.url)
    const { hostname } = url
    const isKnown =
      isLoopback(url) || privateHost.test(hostname) || hostname === new URL(ownOrigin).hostname
    if (isKnown) return next()
    const error = `Host "${hostname}" may not call the control API. Use an IP address, localhost, or a host name without a dot.`
    return context.json({ error }, 403)
  }
