import { ConnectionResetError } from '../runtime/connection-reset-error.ts'
import { parseDuration } from '../runtime/duration.ts'
import type { RequestContext } from '../runtime/request-context.ts'
import { sleep } from '../runtime/sleep.ts'
import { insertChunk, truncateBody } from './bodies.ts'
import type { FaultKind } from './fault.ts'
import type { FaultRegistry, FaultTarget } from './registry.ts'

type FaultOf<Kind extends FaultKind['kind']> = Extract<FaultKind, { readonly kind: Kind }>

/** Applies the faults that come before the operation. Returns the response that replaces it, if any. */
export const applyBeforeHandler = async (
  faults: FaultRegistry,
  call: FaultTarget,
  requestContext: RequestContext,
  errorBody: (fault: FaultOf<'status'>) => unknown,
): Promise<Response | undefined> => {
  const delay = faults.consume('delay', call)
  if (delay) {
    requestContext.appliedFaults.push(delay.kind)
    await sleep(parseDuration(delay.for), requestContext.signal)
  }
  const replacement = faults.consume('replace', call)
  if (!replacement) return undefined
  requestContext.appliedFaults.push(replacement.kind)
  switch (replacement.kind) {
    case 'status':
      return statusResponse(replacement, errorBody)
    case 'drop':
      throw new ConnectionResetError(
        'Connection closed before the request was processed (fault "drop").',
      )
  }
}

const nullBodyStatuses = new Set([204, 205, 304])

const statusResponse = (
  fault: FaultOf<'status'>,
  errorBody: (fault: FaultOf<'status'>) => unknown,
): Response => {
  const { status, headers = {}, body = errorBody(fault) } = fault
  const isText = typeof body === 'string'
  const bytes = new TextEncoder().encode(isText ? body : JSON.stringify(body))
  const defaults = {
    'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json',
    'content-length': String(bytes.byteLength),
  }
  return nullBodyStatuses.has(status)
    ? new Response(null, { status, headers })
    : new Response(bytes, { status, headers: { ...defaults, ...lowerCaseNames(headers) } })
}

const lowerCaseNames = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

/** Returns the response after the fault of the `response` phase was applied to it. */
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
    await requestContext.recording?.lost(response)
    if (!response.bodyUsed) await body?.cancel()
    throw new ConnectionResetError(
      'Connection closed after the request was processed and before the response was sent (fault "lostResponse").',
    )
  }
  switch (fault.kind) {
    case 'malformedJson':
      return withBody(response, (await response.text()).slice(0, -2))
    case 'malformedEvent':
      return withBody(response, insertChunk(body, fault.afterEvents ?? 1, 'data: {"type":"tok\n\n'))
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
      // Applies to WebSockets only; see withSocketFault().
      return response
  }
}

/** Replaces the body. Status and headers stay, except `content-length`, which no longer holds. */
const withBody = (response: Response, body: BodyInit): Response => {
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  return new Response(body, { status: response.status, headers })
}
