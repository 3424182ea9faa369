import type { Agent, ClientRequest } from 'node:http'
// As objects: MSW and tracers replace their functions.
import http from 'node:http'
import https from 'node:https'
import { pipeline, Readable } from 'node:stream'
import { acceptedEncodings, decodeBody } from './decode.node.ts'
import { NodeResponse } from './node-response.node.ts'
import type { RequestBody } from './request-body.node.ts'
import { toRequestBody } from './request-body.node.ts'
import { parseTarget } from './target.ts'

/** Sends a request. Resolves when the headers of its response have been received. */
export const sendNodeRequest = (url: string, init: RequestInit, agent: Agent): Promise<Response> =>
  new Promise((resolve, reject) => {
    const { method = 'GET', signal } = init
    if (signal?.aborted) return reject(signal.reason)
    const { server, path } = parseTarget(url)
    const { hostname, port, host } = server
    const content = toRequestBody(init.body, method)
    const { data } = content
    const headers = rawHeaders(init.headers, host, content)
    const { request: send } = url.startsWith('https:') ? https : http
    const request = send({ hostname, port, path, method, headers, agent })
    let body: Readable | null | undefined
    request.on('response', (message) => {
      body = decodeBody(message, method)
      resolve(new NodeResponse(url, message, body))
    })
    request.on('error', (error) => {
      const cause = data instanceof Readable && data.errored
      reject(signal?.aborted ? signal.reason : cause || toFailure(error, request))
    })
    signal?.addEventListener('abort', () => {
      // The connection belongs to the next request by now.
      if (body === null || body?.readableEnded) return
      body?.destroy(signal.reason)
      request.destroy(signal.reason)
    })
    if (data instanceof Readable) pipeline(data, request, () => undefined)
    else request.end(data)
  })

/** Names and values in turn, which Node sends as they are. Those that the caller sets take precedence. */
const rawHeaders = (
  given: HeadersInit | undefined,
  host: string,
  { length, type }: RequestBody,
): string[] => {
  const headers = (
    given && Symbol.iterator in given ? Object.fromEntries(new Headers(given)) : (given ?? {})
  ) as Readonly<Record<string, string>>
  const raw: string[] = []
  for (const name in headers) raw.push(name, headers[name] ?? '')
  const add = (name: string, value: string): void => {
    if (!(name in headers)) raw.push(name, value)
  }
  add('host', host)
  add('accept-encoding', acceptedEncodings)
  if (length !== undefined) add('content-length', `${length}`)
  if (type) add('content-type', type)
  return raw
}

/** A request that got no connection was not sent, so it is safe to repeat. */
const toFailure = (error: Error, { socket }: ClientRequest): Error =>
  socket ? error : Object.assign(error, { syscall: 'connect' })
