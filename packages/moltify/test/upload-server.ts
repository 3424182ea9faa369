import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { fixtures } from './client-methods.ts'

/** A received part of a form: a string, or a file with its hash. */
export type Part = string | { name: string; type: string; size: number; sha256: string }

export interface Uploaded {
  readonly requestLine: string
  readonly headers: IncomingHttpHeaders
  /** Bytes of the body. */
  readonly bytes: number
  /** The parts by name; `undefined` if the body was not a form. */
  readonly parts: Readonly<Record<string, readonly Part[]>> | undefined
  readonly text: string
}

export interface UploadServer {
  readonly url: string
  readonly uploads: readonly Uploaded[]
  /** Uploads that ended early. */
  readonly malformed: number
}

type Respond = (upload: Uploaded, response: ServerResponse) => void

export const sha256 = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex')

export const delivered: Respond = (_, response) => {
  const { data } = fixtures.deliverAgentTask
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ success: true, data }))
}

/** A real server that reads forms. Each upload gets the next response; the last response repeats. */
export const uploadServer = async (...responses: Respond[]): Promise<UploadServer> => {
  const uploads: Uploaded[] = []
  let malformed = 0
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    try {
      for await (const chunk of request) chunks.push(chunk)
    } catch {
      malformed++
      return
    }
    const body = Buffer.concat(chunks)
    const type = request.headers['content-type'] ?? ''
    const upload: Uploaded = {
      requestLine: `${request.method} ${request.url}`,
      headers: request.headers,
      bytes: body.length,
      parts: type.startsWith('multipart/form-data') ? await partsOf(body, type) : undefined,
      text: body.length < 10_000 ? body.toString() : '',
    }
    uploads.push(upload)
    const respond = responses.length > 1 ? responses.shift() : responses[0]
    ;(respond ?? delivered)(upload, response)
  })
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    uploads,
    get malformed() {
      return malformed
    },
  }
}

const partsOf = async (
  body: Buffer<ArrayBuffer>,
  type: string,
): Promise<Record<string, Part[]>> => {
  const form = await new Response(body, { headers: { 'content-type': type } }).formData()
  const parts: Record<string, Part[]> = {}
  for (const [key, value] of form) {
    const part =
      typeof value === 'string'
        ? value
        : {
            name: value.name,
            type: value.type,
            size: value.size,
            sha256: sha256(new Uint8Array(await value.arrayBuffer())),
          }
    parts[key] = [...(parts[key] ?? []), part]
  }
  return parts
}
