import type { MiddlewareHandler } from 'hono'
import { isLoopback } from '../kit/is-loopback.ts'

/** IP addresses, names without a dot as in Docker Compose, and the names of a Docker host. */
const privateHost = /^(\[.*\]|\d+(\.\d+){3}|[^.]+|.*\.localhost|.*\.docker\.internal)$/

/**
 * Rejects requests to a public host name that is not allowed. A web page could let its own name
 * point to this machine (DNS rebinding) and would then be of the same origin, which reads need no
 * `Origin` header for.
 *
 * @throws RangeError if an allowed host is not a host name.
 */
export const requireKnownHost = (
  ownOrigin: string,
  allowedHosts: readonly string[],
): MiddlewareHandler => {
  const knownHosts = [new URL(ownOrigin).hostname, ...allowedHosts.map(parseHost)]
  return async (context, next) => {
    const url = new URL(context.req.url)
    const { hostname } = url
    if (isLoopback(url) || privateHost.test(hostname) || knownHosts.includes(hostname))
      return next()
    const error = `Host "${hostname}" may not call the control API. Use an IP address, localhost or a host name without a dot, or allow this host: molt-sandbox --allow-host ${hostname}, or allowedHosts in the options.`
    return context.json({ error }, 403)
  }
}

/** Returns whether a string is a host name or an IP address, without protocol and port. */
export const isHostName = (text: string): boolean =>
  URL.canParse(`http://${text}`) && new URL(`http://${text}`).hostname === text.toLowerCase()

const parseHost = (host: string): string => {
  if (isHostName(host)) return host.toLowerCase()
  throw new RangeError(
    `allowedHosts must be host names without protocol and port, such as "sandbox.example", got ${JSON.stringify(host)}.`,
  )
}
