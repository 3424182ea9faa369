import { ConnectionResetError } from '../runtime/connection-reset-error.ts'
import { parseDuration } from '../runtime/duration.ts'
import type { RequestContext } from '../runtime/request-context.ts'
import { sleep } from '../runtime/sleep.ts'
import { insertChunk, truncateBody } from './bodies.ts'
import type { FaultKind } from './fault.ts'
import type { FaultRegistry, FaultTarget } from './registry.ts'

type FaultOf<Kind extends FaultKind['kind']> = Extract<FaultKind, { readonly kind: Kind }>

/** The answer that a fault gives in place of the server, if one does. */
export const applyBeforeHandler = async (
  faults: FaultRegistry,
  call: FaultTarget,
  requestContext: RequestContext,
  refuse: (fault: FaultOf<'status'>) => unknown,
): Promise<Response | undefined> => {
  const wait = faults.consume('delay', call)
  if (wait) {
    requestContext.appliedFaults.push(wait.kind)
    await sleep(parseDuration(wait.for), requestContext.signal)
  }
  const replacement = faults.consume('replace', call)
  if (!replacement) return undefined
  requestContext.appliedFaults.push(replacement.kind)
  switch (replacement.kind) {
    case 'status':
      return statusResponse(replacement, refuse)
    case 'drop':
      throw new ConnectionResetError('The connection dropped before the server acted.')
  }
}

const nullBodyStatuses = new Set([204, 205, 304])

const statusResponse = (
  fault: FaultOf<'status'>,
  refuse: (fault: FaultOf<'status'>) => unknown,
): Response => {
  const { status, headers = {}, body = refuse(fault) } = fault
  const text = typeof body === 'string'
  const bytes = new TextEncoder().encode(text ? body : JSON.stringify(body))
  const defaults = {
    'content-type': text ? 'text/plain; charset=utf-8' : 'application/json',
    'content-length': String(bytes.byteLength),
  }
  return nullBodyStatuses.has(status)
    ? new Response(null, { status, headers })
    : new Response(bytes, { status, headers: { ...defaults, ...lowerCaseNames(headers) } })
}

const lowerCaseNames = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

/** The answer as a fault lets it through. */
export const applyToResponse = async (
  faults: FaultRegistry,
  call: FaultTarget,
  requestContext: RequestContext,
  response: Response,
): Promise<Response> => {
  const streams = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false
  const fault = faults.consume('response', { ...call, streams })
  if (!fault) return response
  requestContext.appliedFaults.push(fault.kind)
  const { body } = response
  if (!body || fault.kind === 'lostResponse') {
    await body?.cancel()
    throw new ConnectionResetError(
      'The server acted, and the connection dropped before it answered.',
    )
  }
  switch (fault.kind) {
    case 'malformedJson':
      return withBody(response, (await response.text()).slice(0, -2))
    case 'malformedFrame':
      return withBody(response, insertChunk(body, fault.afterFrames ?? 1, 'data: {"type":"tok\n\n'))
    case 'stall':
      return withBody(response, truncateBody(body, fault.afterBytes ?? 0, 'stall'))
    case 'truncate': {
      const length = Number(response.headers.get('content-length') ?? 120)
      return withBody(
        response,
        truncateBody(body, fault.afterBytes ?? Math.ceil(length / 2), 'truncate'),
      )
    }
    case 'closeSocket':
      // Only a socket can be closed with a code; its frames apply this fault.
      return response
  }
}

/** The same status and headers, but for the length, which no longer holds. */
const withBody = (response: Response, body: BodyInit): Response => {
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  return new Response(body, { status: response.status, headers })
}
