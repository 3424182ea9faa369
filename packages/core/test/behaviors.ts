import { rawResponse } from './raw-connection.ts'
import type { Behavior } from './scripted-server.ts'

type Headers = Readonly<Record<string, string>>

/** Responds with a string. */
export const text =
  (status: number, body: string, headers: Headers = { 'content-type': 'text/plain' }): Behavior =>
  ({ response }) => {
    response.writeHead(status, headers).end(body)
  }

/** Responds with JSON. */
export const json = (status: number, body: unknown, headers: Headers = {}): Behavior =>
  text(status, JSON.stringify(body), { 'content-type': 'application/json', ...headers })

/** Responds with a success in the envelope of the fictional platform. */
export const ok = (data: unknown, headers: Headers = {}): Behavior =>
  json(200, { success: true, data }, headers)

/** Responds with an error in the envelope of the fictional platform. */
export const errorResponse = (
  status: number,
  code = 'REFUSED',
  headers: Headers = {},
  more: Readonly<Record<string, unknown>> = {},
): Behavior => json(status, { success: false, error: { code, message: 'No.', ...more } }, headers)

/** Receives the request and never responds. */
export const neverRespond: Behavior = () => undefined

/** Closes the connection before a response. */
export const dropConnection: Behavior = rawResponse((connection) => connection.destroy())

/** Announces a body, sends half of it, and never the rest. */
export const stallBody = (status = 200): Behavior =>
  rawResponse(async (connection) => {
    await connection.head(status, { 'content-type': 'application/json', 'content-length': '1000' })
    await connection.send('{"success":true,"data":')
  })

/** Announces more than it sends before it closes the connection. */
export const truncateBody = (status = 200, body = '{"success":true,"data":'): Behavior =>
  rawResponse(async (connection) => {
    await connection.head(status, { 'content-type': 'application/json', 'content-length': '1000' })
    await connection.send(body)
    connection.end()
  })

/** Closes the connection in the middle of a chunk. */
export const truncateChunk = (status = 200): Behavior =>
  rawResponse(async (connection) => {
    await connection.head(status, {
      'content-type': 'application/json',
      'transfer-encoding': 'chunked',
    })
    await connection.send('64\r\n{"success":true')
    connection.end()
  })

/** Sends a body of this many bytes while it is read. */
export const flood = (status: number, bytes: number, onEnd: (sent: number) => void): Behavior =>
  rawResponse(async (connection) => {
    await connection.head(status, { 'content-type': 'text/html', 'content-length': String(bytes) })
    const block = Buffer.alloc(16_384, 'x')
    while (!connection.isClosed && connection.sent < bytes) await connection.send(block)
    onEnd(connection.sent)
  })

/** Redirects. */
export const redirect = (status: number, location: string): Behavior =>
  text(status, '', { location })
