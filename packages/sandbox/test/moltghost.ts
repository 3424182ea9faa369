import { WebSocket } from 'ws'
import type { Sandbox, SandboxOptions } from '../src/sandbox.ts'
import type { TestResponse } from './moltinfra.ts'
import { testSandbox } from './moltinfra.ts'

/** A sandbox with an agent that replies without delay. */
export const testMoltGhost = (moltghost: SandboxOptions['moltghost'] = {}): Sandbox =>
  testSandbox({ moltghost: { tokenPace: 0, ...moltghost } })

/** Options of a request. Default: the key of the first agent. */
export interface SendOptions {
  readonly apiKey?: string | null
  readonly baseUrl?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
  readonly method?: string
}

export const send = (
  sandbox: Sandbox,
  path: string,
  body?: unknown,
  sending: SendOptions = {},
): Promise<Response> => {
  const { moltghost, fetch } = sandbox
  const { apiKey = moltghost.apiKey, baseUrl = moltghost.baseUrl, headers, signal } = sending
  return fetch(baseUrl + path, {
    method: sending.method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { ...(apiKey !== null && { authorization: `Bearer ${apiKey}` }), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...(signal && { signal }),
  })
}

/** Sends a request and reads the JSON response. */
export const call = async (...args: Parameters<typeof send>): Promise<TestResponse> => {
  const response = await send(...args)
  const { status, headers } = response
  return { status, headers, body: await response.json() }
}

export const hello = { messages: [{ role: 'user', content: 'Hello, agent!' }] }

/** Returns the data of each event. */
export const eventsOf = async (response: Response): Promise<string[]> =>
  (await response.text())
    .split('\n\n')
    .filter(Boolean)
    .map((event) => event.replace(/^data: /, ''))

/** A socket of a Node program that records what it receives. */
export interface TestSocket {
  readonly socket: WebSocket
  readonly events: Record<string, unknown>[]
  readonly texts: string[]
  readonly opened: Promise<void>
  /** Code and reason. */
  readonly closed: Promise<readonly [number, string]>
  send(message: unknown): void
  /** Returns the events of a reply, up to the last one. */
  sendAndCollect(message?: object): Promise<Record<string, unknown>[]>
}

export const openTestSocket = (url: string, apiKey?: string): TestSocket => {
  const socket = new WebSocket(url, {
    headers: apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` },
  })
  const events: Record<string, unknown>[] = []
  const texts: string[] = []
  socket.on('message', (data) => {
    texts.push(String(data))
    try {
      events.push(JSON.parse(String(data)))
    } catch {
      // It is among the texts.
    }
  })
  const send = (message: unknown): void =>
    socket.send(typeof message === 'string' ? message : JSON.stringify(message))
  const opened = new Promise<void>((resolve, reject) => {
    socket.on('open', () => resolve())
    socket.on('error', reject)
  })
  opened.catch(() => undefined)
  return {
    socket,
    events,
    texts,
    send,
    opened,
    closed: new Promise((resolve) =>
      socket.on('close', (code, reason) => resolve([code, String(reason)])),
    ),
    sendAndCollect(message = {}) {
      const from = events.length
      return new Promise((resolve) => {
        const observe = (): void => {
          if (!events.slice(from).some(({ done }) => done === true)) return
          socket.off('message', observe)
          resolve(events.slice(from))
        }
        socket.on('message', observe)
        send({ action: 'message', ...hello, ...message })
      })
    },
  }
}
