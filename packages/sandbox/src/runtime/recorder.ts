/** A stream event or a socket message as it passed. */
export interface RecordedMessage {
  /** Seen from the client: what it has sent, or received. */
  readonly direction: 'sent' | 'received'
  /** Milliseconds of real time since the request arrived. */
  readonly at: number
  /** The text, up to 2,000 characters. */
  readonly text: string
}

/** The first bytes of a body. */
export interface CapturedBody {
  readonly chunks: Uint8Array[]
  /** Number of bytes that have passed, of which `chunks` has the first. */
  bytes: number
}

/** A request as it was received, and what was sent back. Nothing is masked. */
export interface RecordedRequest {
  readonly id: string
  readonly platform: string
  readonly caller: string | undefined
  /** The value of the header that authenticates the call, to tell callers apart. */
  readonly credential: string | undefined
  readonly requestHeaders: readonly (readonly [string, string])[]
  readonly requestBody: CapturedBody
  status: number | undefined
  responseHeaders: readonly (readonly [string, string])[]
  readonly responseBody: CapturedBody
  /** Whether the client did not receive the response. */
  lost: boolean
  readonly messages: RecordedMessage[]
  /** Number of earlier messages that are no longer kept. */
  omittedMessages: number
}

/** Records one request. */
export interface Recording {
  readonly caller: string | undefined
  requestBody(bytes: Uint8Array): void
  /** Records a response with a whole body, and returns an equal one. */
  response(response: Response): Promise<Response>
  /** Records status and headers of a response whose body follows in chunks. */
  head(response: Response): void
  chunk(bytes: Uint8Array): void
  /** Records a response that is not sent. */
  lost(response: Response): Promise<void>
  message(direction: RecordedMessage['direction'], text: string): void
}

export interface Recorder {
  start(id: string, request: Request, platform: RecordedPlatform, startedAt: number): Recording
  find(id: string): RecordedRequest | undefined
  reset(): void
}

interface RecordedPlatform {
  readonly name: string
  callerOf?(credential: string): string | undefined
}

interface RecorderOptions {
  /** Returns milliseconds on a monotonic clock. */
  readonly now: () => number
  /** Called for each stream event and socket message. */
  readonly onMessage: (id: string, platform: string, message: RecordedMessage) => void
}

/** Maximum size of a body that is kept, in bytes. */
export const maxBodyBytes = 16 * 1024
const maxTotalBytes = 8 * 1024 * 1024
const maxRequests = 1000
const maxMessages = 200
const maxMessageLength = 2000

/** Creates a recorder that keeps the last 1,000 requests, of all bodies at most 8 MB. */
export const createRecorder = ({ now, onMessage }: RecorderOptions): Recorder => {
  const requests = new Map<string, RecordedRequest>()
  let totalBytes = 0

  const sizeOf = ({ requestBody, responseBody, messages }: RecordedRequest): number =>
    [requestBody, responseBody]
      .flatMap(({ chunks }) => chunks.map((chunk) => chunk.byteLength))
      .concat(messages.map(({ text }) => text.length))
      .reduce((sum, size) => sum + size, 0)

  const removeOldest = (): void => {
    for (const [id, recorded] of requests) {
      if (requests.size <= maxRequests && totalBytes <= maxTotalBytes) return
      totalBytes -= sizeOf(recorded)
      requests.delete(id)
    }
  }

  const grow = (recorded: RecordedRequest, bytes: number): void => {
    if (requests.get(recorded.id) !== recorded) return
    totalBytes += bytes
    removeOldest()
  }

  const capture = (recorded: RecordedRequest, body: CapturedBody, bytes: Uint8Array): void => {
    const kept = bytes.slice(0, Math.max(0, maxBodyBytes - body.bytes))
    body.bytes += bytes.byteLength
    if (kept.byteLength === 0) return
    body.chunks.push(kept)
    grow(recorded, kept.byteLength)
  }

  return {
    start(id, { headers }, platform, startedAt) {
      const credential = credentialOf(headers)
      const recorded: RecordedRequest = {
        id,
        platform: platform.name,
        credential,
        caller: credential === undefined ? undefined : platform.callerOf?.(credential),
        requestHeaders: [...headers],
        requestBody: { chunks: [], bytes: 0 },
        status: undefined,
        responseHeaders: [],
        responseBody: { chunks: [], bytes: 0 },
        lost: false,
        messages: [],
        omittedMessages: 0,
      }
      requests.set(id, recorded)
      removeOldest()
      const decoder = new TextDecoder()

      const head = ({ status, headers: sent }: Response): void => {
        recorded.status = status
        recorded.responseHeaders = [...sent]
      }
      const report = (direction: RecordedMessage['direction'], text: string): RecordedMessage => {
        const at = Math.round(now() - startedAt)
        const message = { direction, at, text: text.slice(0, maxMessageLength) }
        onMessage(id, platform.name, message)
        return message
      }
      const recordWhole = async (response: Response): Promise<Uint8Array<ArrayBuffer>> => {
        head(response)
        const bytes = new Uint8Array(await response.arrayBuffer())
        capture(recorded, recorded.responseBody, bytes)
        return bytes
      }

      return {
        caller: recorded.caller,
        requestBody: (bytes) => capture(recorded, recorded.requestBody, bytes),
        async response(response) {
          const { status, headers: sent, body } = response
          if (!body) {
            head(response)
            return response
          }
          return new Response(await recordWhole(response), { status, headers: sent })
        },
        head,
        chunk(bytes) {
          capture(recorded, recorded.responseBody, bytes)
          report('received', decoder.decode(bytes, { stream: true }))
        },
        async lost(response) {
          recorded.lost = true
          if (response.headers.has('content-length')) await recordWhole(response)
          else head(response)
        },
        message(direction, text) {
          const message = report(direction, text)
          recorded.messages.push(message)
          grow(recorded, message.text.length)
          if (recorded.messages.length <= maxMessages) return
          totalBytes -= recorded.messages.shift()?.text.length ?? 0
          recorded.omittedMessages += 1
        },
      }
    },
    find: (id) => requests.get(id),
    reset() {
      requests.clear()
      totalBytes = 0
    },
  }
}

/** Returns the key that a call was sent with. */
const credentialOf = (headers: Headers): string | undefined =>
  /^Bearer +(\S+)/i.exec(headers.get('authorization') ?? '')?.[1] ??
  headers.get('x-api-key')?.trim() ??
  undefined
