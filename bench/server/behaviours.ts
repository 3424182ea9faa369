import type { IncomingMessage, ServerResponse } from 'node:http'

/** Responds to one request. */
export type Behaviour = (
  body: Buffer,
  request: IncomingMessage,
  response: ServerResponse,
  previousRequests: number,
) => void

const json = { 'content-type': 'application/json' }

const ok: Behaviour = (body, _, response) => {
  response.writeHead(200, { ...json, 'content-length': body.length }).end(body)
}

const failure = (response: ServerResponse, status: number, headers: object = {}): void => {
  const body = JSON.stringify({ success: false, error: { code: 'TRY_LATER', message: 'Later.' } })
  response.writeHead(status, { ...json, ...headers, 'content-length': body.length }).end(body)
}

/** Responses that are held until no request has arrived for a while. */
const heldResponses: (() => void)[] = []
const quietTimer = setTimeout(() => {
  for (const respond of heldResponses.splice(0)) respond()
}, 500)

/** How a port of the loopback server responds. */
export const behaviours = {
  ok,
  /** Responds to all requests at once, when no further one has arrived for 500 ms. */
  hold: (...args) => {
    heldResponses.push(() => ok(...args))
    quietTimer.refresh()
  },
  /** Sends the headers and half of the body, then stalls. */
  stallBody: (body, _, response) => {
    response.writeHead(200, { ...json, 'content-length': body.length })
    response.write(body.subarray(0, body.length / 2))
  },
  /** Responds to the first request with 429 and `Retry-After: 2`. */
  rateLimitOnce: (body, request, response, previousRequests) => {
    if (previousRequests) ok(body, request, response, previousRequests)
    else failure(response, 429, { 'retry-after': '2' })
  },
  rateLimitLong: (_body, _request, response) => failure(response, 429, { 'retry-after': '5' }),
  unavailable: (_body, _request, response) => failure(response, 503),
} satisfies Readonly<Record<string, Behaviour>>
