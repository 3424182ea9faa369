import http from 'node:http'
import https from 'node:https'

/** The options of an upgrade request that are replaced. */
interface SocketRequestOptions extends https.RequestOptions {
  readonly host: string
  readonly path: string
}

/**
 * Redirects sockets for an agent's real host to a sandbox on a port, as a replaced `fetch` does for calls.
 * Sockets are opened with `https.request`, which is looked up at call time.
 */
export const redirectSockets = (from: string, to: string): void => {
  const { hostname, port, pathname } = new URL(to)
  const request = ({
    host,
    path,
    createConnection: _,
    ...rest
  }: SocketRequestOptions): http.ClientRequest => {
    if (host !== from)
      throw new Error(`README snippets may only call the sandbox, got wss://${host}.`)
    return http.request({ ...rest, host: hostname, port, path: pathname + path })
  }
  https.request = request as typeof https.request
}
