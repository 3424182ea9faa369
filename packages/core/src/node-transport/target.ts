/** The server of a request. */
interface Server {
  readonly hostname: string
  readonly port: string | undefined
  /** Value of the `host` header. */
  readonly host: string
}

/** The latest origin, with a slash: a client has one. */
let latest: { readonly start: string; readonly server: Server } | undefined

/** Splits the URL of a request. The start of it, which does not change, is parsed once. */
export const parseTarget = (url: string): { readonly server: Server; readonly path: string } => {
  if (latest && url.startsWith(latest.start) && !url.includes('#'))
    return { server: latest.server, path: url.slice(latest.start.length - 1) }
  const { origin, hostname, port, host, pathname, search } = new URL(url)
  // The brackets around an IPv6 address are not part of it.
  const server = { hostname: hostname.replace(/^\[|\]$/g, ''), port: port || undefined, host }
  latest = { start: `${origin}/`, server }
  return { server, path: pathname + search }
}
