import type { Sandbox } from '../../../packages/sandbox/src/index.ts'

/** A request to the control API, or the wish to follow its events, which ends an earlier one. */
export type ToSandbox =
  | {
      readonly id: number
      readonly method: string
      readonly path: string
      readonly body: string | undefined
    }
  | { readonly follow: true }

/** The response to the request with this id, or a part of the stream of events. */
export type FromSandbox =
  | { readonly id: number; readonly status: number; readonly text: string }
  | { readonly events: string }

const control = 'https://sandbox.test/_sandbox'

/** Serves the control API of a sandbox at a port. */
export function serveControlPort(sandbox: Sandbox, port: MessagePort): void {
  const post = (message: FromSandbox): void => port.postMessage(message)
  let events: ReadableStreamDefaultReader<Uint8Array> | undefined

  const follow = async (): Promise<void> => {
    void events?.cancel()
    const { body } = await sandbox.fetch(`${control}/events`)
    const reader = body?.getReader()
    events = reader
    const decoder = new TextDecoder()
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true }
      if (done || events !== reader) return
      post({ events: decoder.decode(value, { stream: true }) })
    }
  }

  port.onmessage = async ({ data }: MessageEvent<ToSandbox>) => {
    if ('follow' in data) return follow()
    const { id, method, path, body } = data
    const response = await sandbox.fetch(control + path, {
      method,
      ...(body !== undefined && { body, headers: { 'content-type': 'application/json' } }),
    })
    post({ id, status: response.status, text: await response.text() })
  }
}
