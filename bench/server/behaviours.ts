import type { IncomingMessage, ServerResponse } from 'node:http'

/** How many requests came before this one. */
export type Behaviour = (
  answer: Buffer,
  request: IncomingMessage,
  response: ServerResponse,
  before: number,
) => void

const json = { 'content-type': 'application/json' }

const good: Behaviour = (answer, _, response) => {
  response.writeHead(200, { ...json, 'content-length': answer.length }).end(answer)
}

const failure = (response: ServerResponse, status: number, headers: object = {}): void => {
  const body = JSON.stringify({ success: false, error: { code: 'TRY_LATER', message: 'Later.' } })
  response.writeHead(status, { ...json, ...headers, 'content-length': body.length }).end(body)
}

/** What the loopback server can be asked to do to its callers. */
export const behaviours = {
  good,
  /** Sends the headers and half of the body, then nothing more. */
  stall: (answer, _, response) => {
    response.writeHead(200, { ...json, 'content-length': answer.length })
    response.write(answer.subarray(0, answer.length / 2))
  },
  /** Refuses the first call for two seconds. */
  limitOnce: (answer, request, response, before) => {
    if (before) good(answer, request, response, before)
    else failure(response, 429, { 'retry-after': '2' })
  },
  limitLong: (_answer, _request, response) => failure(response, 429, { 'retry-after': '5' }),
  unavailable: (_answer, _request, response) => failure(response, 503),
} satisfies Readonly<Record<string, Behaviour>>
