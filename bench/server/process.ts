import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serveRequests } from '../lib/worker-process.ts'
import { behaviours } from './behaviours.ts'

export type BehaviourName = keyof typeof behaviours

/** One request that the server received. */
export interface ReceivedRequest {
  /** Milliseconds since the first request on the port. */
  readonly after: number
  readonly method: string
  readonly idempotencyKey?: string | undefined
}

/** Opens a port with a behaviour, or returns the requests that a port received. */
export type ServerRequest =
  | { readonly open: BehaviourName; readonly body: string }
  | { readonly requestsOfPort: number }

// The server of all benchmarks runs in its own process, so that its CPU time is not measured.

const requestsByPort = new Map<number, ReceivedRequest[]>()

const open = async (behaviour: BehaviourName, body: Buffer): Promise<number> => {
  const requests: (ReceivedRequest & { readonly at: number })[] = []
  const server = createServer((request, response) => {
    request.resume()
    const at = performance.now()
    const { method = '' } = request
    const key = request.headers['idempotency-key']?.toString()
    const previousRequests = requests.length
    // Benchmarks that read the requests send few of them.
    if (previousRequests < 1000) {
      const after = at - (requests[0]?.at ?? at)
      requests.push({ at, after, method, idempotencyKey: key })
    }
    behaviours[behaviour](body, request, response, previousRequests)
  })
  server.keepAliveTimeout = 120_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  requestsByPort.set(port, requests)
  return port
}

serveRequests((request: ServerRequest) =>
  'open' in request
    ? open(request.open, Buffer.from(request.body))
    : (requestsByPort.get(request.requestsOfPort) ?? []),
)
