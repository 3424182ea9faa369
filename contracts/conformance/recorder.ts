import type { ClientOptions, Fetch } from '@molt-sdk/core/client'

/** A request as the client made it, and what the server sent back. */
export interface RecordedRequest {
  /** What the client's own hook says is being called. */
  readonly operation: string
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly body: unknown
  /** Missing where there was none. */
  response?: { readonly status: number; readonly text: () => string }
}

/** What happens to messages between the client and the server. */
export interface TrafficRewrite {
  request?(url: string, init: RequestInit): readonly [string, RequestInit]
  /** Only answers that are no failure are rewritten. */
  response?(response: Response): Response
}

/** A wire to the server that writes down what goes over it. */
export interface RequestRecorder {
  readonly options: Pick<ClientOptions, 'fetch' | 'hooks'>
  readonly requests: readonly RecordedRequest[]
}

export const createRecorder = (
  { request, response: rewriteResponse }: TrafficRewrite = {},
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
    const response = await globalThis.fetch(...(request?.(url, init) ?? [url, init]))
    const { forwarded, text } = recordBody(response)
    recorded.response = { status: response.status, text }
    return response.ok && rewriteResponse ? rewriteResponse(forwarded) : forwarded
  }

  const onRequest = (event: { readonly operation: string }): void => {
    operation = event.operation
  }
  return { options: { fetch, hooks: { ...hooks, onRequest } }, requests }
}

/** An answer, and its body as far as it was read. A clone would read on where the client stops. */
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

/** An answer with another body. */
export const withBody = (response: Response, body: string): Response => {
  response.body?.cancel().catch(() => undefined)
  // Read out one by one: MSW's are of another copy of the class, which `new Headers` takes for empty.
  const headers = [...response.headers].filter(([name]) => name !== 'content-length')
  return new Response(body, { status: response.status, headers })
}
