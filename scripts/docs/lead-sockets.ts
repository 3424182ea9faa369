import http from 'node:http'
import https from 'node:https'

/** What is asked of a request to open a socket, as far as it is changed. */
interface Asked extends https.RequestOptions {
  readonly host: string
  readonly path: string
}

/**
 * Leads sockets to an agent's real host to a sandbox on a port: what a `fetch` of our own is for
 * calls. They are opened with `https.request`, looked up when it is called.
 */
export const leadSockets = (from: string, to: string): void => {
  const { hostname, port, pathname } = new URL(to)
  const request = ({ host, path, createConnection: _, ...rest }: Asked): http.ClientRequest => {
    if (host !== from) throw new Error(`A snippet must not call wss://${host}.`)
    return http.request({ ...rest, host: hostname, port, path: pathname + path })
  }
  https.request = request as typeof https.request
}
