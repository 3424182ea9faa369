import type { Sandbox } from '../../../packages/sandbox/src/index.ts'

/** The constructor of WebSockets that reach the agents of a sandbox, with headers as in Node. */
type SocketConstructor = new (
  url: string,
  options?: { readonly headers: Readonly<Record<string, string>> },
) => EventTarget

type Session = ReturnType<Exclude<Awaited<ReturnType<Sandbox['openSocket']>>, Response>>

/** Returns a replacement of the global `WebSocket` that is connected to a sandbox. */
export const sandboxSocket = (sandbox: Sandbox): SocketConstructor =>
  class SandboxSocket extends EventTarget {
    binaryType = 'blob'
    onopen: ((event: Event) => void) | null = null
    onmessage: ((event: MessageEvent) => void) | null = null
    onerror: ((event: Event) => void) | null = null
    onclose: ((event: CloseEvent) => void) | null = null
    #session: Session | undefined
    #isClosed = false

    constructor(
      url: string,
      { headers = {} }: { headers?: Readonly<Record<string, string>> } = {},
    ) {
      super()
      for (const type of ['open', 'message', 'error', 'close'] as const) {
        this.addEventListener(type, (event) => {
          const listener = this[`on${type}`] as ((event: Event) => void) | null
          listener?.(event)
        })
      }
      const request = new Request(url.replace(/^ws/, 'http'), { headers })
      sandbox.openSocket(request).then(
        (start) => this.#start(start),
        () => this.#close(1006, ''),
      )
    }

    send(text: string): void {
      this.#session?.receive(text)
    }

    close(code = 1000, reason = ''): void {
      this.#session?.closed()
      this.#close(code, reason)
    }

    #start(start: Awaited<ReturnType<Sandbox['openSocket']>>): void {
      // A browser does not show the response that rejects a socket.
      if (start instanceof Response) {
        this.#close(1006, '')
        return
      }
      if (this.#isClosed) return
      this.#session = start({
        send: (data) => this.#dispatch(() => new MessageEvent('message', { data })),
        close: (code, reason) => this.#close(code, reason),
        drop: () => this.#close(1006, ''),
      })
      this.dispatchEvent(new Event('open'))
    }

    #close(code: number, reason: string): void {
      this.#dispatch(() => {
        this.#isClosed = true
        return new CloseEvent('close', { code, reason, wasClean: code !== 1006 })
      })
    }

    /** Events of a socket never fire within the call that causes them, and none follows `close`. */
    #dispatch(createEvent: () => Event): void {
      queueMicrotask(() => {
        if (!this.#isClosed) this.dispatchEvent(createEvent())
      })
    }
  }
