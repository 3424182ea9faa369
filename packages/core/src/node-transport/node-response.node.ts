import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { NodeHeaders } from './node-headers.ts'
import { readText, toWebStream } from './read-source.node.ts'

/** The start of a response, as far as it is used here. */
type Head = Pick<IncomingMessage, 'statusCode' | 'statusMessage' | 'headers' | 'rawHeaders'>

/**
 * A response that was received with `node:http`. It has the members of a `Response` of `fetch`. One of
 * these, which is expensive, is created only for those who use more than `text()`.
 */
export class NodeResponse implements Response {
  readonly status: number
  readonly statusText: string
  readonly url: string
  readonly headers: Headers
  readonly redirected = false
  readonly type = 'default'
  readonly #head: Head
  readonly #source: Readable | null
  #response: Response | undefined
  #isRead = false

  /**
   * @param source the decoded body; `null` if the response has none
   * @param response has the body instead
   */
  constructor(url: string, head: Head, source: Readable | null, response?: Response) {
    this.url = url
    this.status = head.statusCode ?? 0
    this.statusText = head.statusMessage ?? ''
    this.headers = new NodeHeaders(head.headers, head.rawHeaders)
    this.#head = head
    this.#source = source
    this.#response = response
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300
  }

  get body(): Response['body'] {
    return this.#withBody.body
  }

  get bodyUsed(): boolean {
    return this.#isRead || (this.#response?.bodyUsed ?? false)
  }

  text(): Promise<string> {
    if (this.#response || this.#isRead || !this.#source) return this.#withBody.text()
    this.#isRead = true
    return readText(this.#source)
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text())
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    return this.#withBody.arrayBuffer()
  }

  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.arrayBuffer())
  }

  blob(): Promise<Blob> {
    return this.#withBody.blob()
  }

  formData(): Promise<FormData> {
    return this.#withBody.formData()
  }

  clone(): Response {
    return new NodeResponse(this.url, this.#head, null, this.#withBody.clone())
  }

  get #withBody(): Response {
    if (this.#isRead) this.#response ??= usedResponse()
    this.#response ??= new Response(this.#source && toWebStream(this.#source), {
      headers: { 'content-type': this.headers.get('content-type') ?? '' },
    })
    return this.#response
  }
}

// So that it passes for a `Response`, whose constructor would create one.
Object.setPrototypeOf(NodeResponse.prototype, Response.prototype)

/** What reads the body again fails as it does for fetch. */
const usedResponse = (): Response => {
  const response = new Response('')
  void response.text()
  return response
}
