import type { ClientOptions, Fetch } from '@molt-sdk/core/client'

/** A request that the client sent, and the server's response. */
export interface RecordedRequest {
  /** The operation that the client's `onRequest` hook reports. */
  readonly operation: string
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly body: unknown
  /** Missing if the server sent none. */
  response?: { readonly status: number; readonly text: () => string }
}

/** Changes requests and responses between the client and the server. */
export interface TrafficRewrite {
  /** Sends the requests instead of the global `fetch`, which reaches the target. */
  readonly send?: Fetch | undefined
  /** The option of the client that records. */
  readonly option?: 'fetch' | 'transport' | undefined
  request?(url: string, init: RequestInit): readonly [string, RequestInit]
  /** Rewrites responses with a 2xx status. */
  response?(response: Response): Response
}

/** Client options that record each request and its response. */
export interface RequestRecorder {
  readonly options: Pick<ClientOptions, 'fetch' | 'transport' | 'hooks'>
  readonly requests: readonly RecordedRequest[]
}

export const createRecorder = (
  { send, option = 'fetch', request, response: rewriteResponse }: TrafficRewrite = {},
  hooks: ClientOptions['hooks'] = {},
): RequestRecorder => {
  const requests: RecordedRequest[] = []
  let operation = ''

  const fetch: Fetch = async (url, init) => {
    const { method = 'GET', headers, body } = init
    const parsed = typeof body === 'string' ? JSON.parse(body) : body
    const recorded: RecordedRequest = {
      operation,
      method,
      url,
      headers: new Headers(headers),
      body: parsed,
    }
    requests.push(recorded)
    const response = await (send ?? globalThis.fetch)(...(request?.(url, init) ?? [url, init]))
    const { forwarded, text } = recordBody(response)
    recorded.response = { status: response.status, text }
    return response.ok && rewriteResponse ? rewriteResponse(forwarded) : forwarded
  }

  const onRequest = (event: { readonly operation: string }): void => {
    operation = event.operation
  }
  return { options: { [option]: fetch, hooks: { ...hooks, onRequest } }, requests }
}

/** Returns the response, and the part of its body that was read. A clone would read further than the client. */
const recordBody = (response: Response): { forwarded: Response; text: () => string } => {
  const decoder = new TextDecoder()
  let text = ''
  const recordingStream = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      text += decoder.decode(chunk, { stream: true })
      controller.enqueue(chunk)
    },
  })
  const { body, status, headers } = response
  return {
    forwarded: new Response(body?.pipeThrough(recordingStream), { status, headers }),
    text: () => text,
  }
}

/** Returns the response with another body. */
export const withBody = (response: Response, body: string): Response => {
  response.body?.cancel().catch(() => undefined)
  // MSW's headers are instances of another class, which `new Headers` would treat as empty.
  const headers = [...response.headers].filter(([name]) => name !== 'content-length')
  return new Response(body, { status: response.status, headers })
}
