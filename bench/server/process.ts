import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerAsks } from '../lib/child.ts'
import { behaviours } from './behaviours.ts'

export type BehaviourName = keyof typeof behaviours

/** One request that the server has seen. */
export interface Seen {
  /** Milliseconds since the first one. */
  readonly after: number
  readonly method: string
  readonly idempotencyKey?: string | undefined
}

/** What the server's process is asked for: a new port that behaves so, or what a port has seen. */
export type Ask =
  | { readonly open: BehaviourName; readonly answer: string }
  | { readonly seen: number }

// The server of all rows, in a process of its own so that its work is nobody's cost.

const seen = new Map<number, Seen[]>()

const open = async (behaviour: BehaviourName, answer: Buffer): Promise<number> => {
  const requests: (Seen & { readonly at: number })[] = []
  const server = createServer((request, response) => {
    request.resume()
    const at = performance.now()
    const { method = '' } = request
    const key = request.headers['idempotency-key']?.toString()
    const before = requests.length
    // Rows that count calls make few of them.
    if (before < 1000) {
      const after = at - (requests[0]?.at ?? at)
      requests.push({ at, after, method, idempotencyKey: key })
    }
    behaviours[behaviour](answer, request, response, before)
  })
  server.keepAliveTimeout = 120_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  seen.set(port, requests)
  return port
}

answerAsks((ask: Ask) =>
  'open' in ask ? open(ask.open, Buffer.from(ask.answer)) : (seen.get(ask.seen) ?? []),
)
