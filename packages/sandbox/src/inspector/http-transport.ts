import type { Transport } from './transport.ts'

/** Path of the control API on the server that serves this page. */
const controlPath = '/_sandbox'

const reconnectMs = 1000

/** The transport of a page that the sandbox serves. */
export const httpTransport: Transport = {
  origin: location.origin,
  async send(method, path, body, signal) {
    const response = await fetch(controlPath + path, {
      method,
      ...(body !== undefined && { body, headers: { 'content-type': 'application/json' } }),
      ...(signal && { signal }),
    })
    return { status: response.status, text: await response.text() }
  },
  follow(names, listener) {
    let source: EventSource
    let timer: ReturnType<typeof setTimeout> | undefined
    const open = (): void => {
      source = new EventSource(`${controlPath}/events`)
      source.addEventListener('open', listener.onOpen)
      source.addEventListener('error', () => {
        listener.onLost()
        // The browser connects again by itself, unless the server responded with an error.
        if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, reconnectMs)
      })
      for (const name of names) {
        source.addEventListener(name, ({ data, lastEventId }) =>
          listener.onEvent(name, lastEventId, data),
        )
      }
    }
    open()
    return () => {
      clearTimeout(timer)
      source.close()
    }
  },
}
