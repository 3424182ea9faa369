import { shortened, withChunk } from './bodies.ts'
import { ConnectionLost } from './connection-lost.ts'
import { milliseconds } from './duration.ts'
import type { Exchange } from './exchange.ts'
import type { FaultKind } from './fault.ts'
import type { FaultBox, Struck } from './faults.ts'
import { sleep } from './sleep.ts'

type Of<Kind extends FaultKind['kind']> = Extract<FaultKind, { readonly kind: Kind }>

/** The answer that a fault gives in place of the server, if one does. */
export const beforeActing = async (
  faults: FaultBox,
  call: Struck,
  exchange: Exchange,
  refuse: (fault: Of<'status'>) => unknown,
): Promise<Response | undefined> => {
  const wait = faults.strike('wait', call)
  if (wait?.kind === 'delay') {
    exchange.faults.push(wait.kind)
    await sleep(milliseconds(wait.for), exchange.signal)
  }
  const instead = faults.strike('instead', call)
  if (!instead) return undefined
  exchange.faults.push(instead.kind)
  if (instead.kind === 'status') return statusAnswer(instead, refuse)
  throw new ConnectionLost('The connection dropped before the server acted.')
}

const bodiless = new Set([204, 205, 304])

const statusAnswer = (fault: Of<'status'>, refuse: (fault: Of<'status'>) => unknown): Response => {
  const { status, headers = {}, body = refuse(fault) } = fault
  const text = typeof body === 'string'
  const bytes = new TextEncoder().encode(text ? body : JSON.stringify(body))
  const defaults = {
    'content-type': text ? 'text/plain; charset=utf-8' : 'application/json',
    'content-length': String(bytes.byteLength),
  }
  return bodiless.has(status)
    ? new Response(null, { status, headers })
    : new Response(bytes, { status, headers: { ...defaults, ...lowerCase(headers) } })
}

const lowerCase = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

/** The answer as a fault lets it through. */
export const afterActing = async (
  faults: FaultBox,
  call: Struck,
  exchange: Exchange,
  response: Response,
): Promise<Response> => {
  const streams = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false
  const fault = faults.strike('answer', { ...call, streams })
  if (!fault) return response
  exchange.faults.push(fault.kind)
  const { body } = response
  if (!body || fault.kind === 'lostAnswer') {
    await body?.cancel()
    throw new ConnectionLost('The server acted, and the connection dropped before it answered.')
  }
  switch (fault.kind) {
    case 'malformedJson':
      return withBody(response, (await response.text()).slice(0, -2))
    case 'malformedFrame':
      return withBody(response, withChunk(body, fault.afterFrames ?? 1, 'data: {"type":"tok\n\n'))
    case 'stall':
      return withBody(response, shortened(body, fault.afterBytes ?? 0, 'stall'))
    case 'cut': {
      const length = Number(response.headers.get('content-length') ?? 120)
      return withBody(response, shortened(body, fault.afterBytes ?? Math.ceil(length / 2), 'cut'))
    }
    default:
      return response
  }
}

/** The same status and headers, but for the length, which no longer holds. */
const withBody = (response: Response, body: BodyInit): Response => {
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  return new Response(body, { status: response.status, headers })
}
