import type { Transport } from '../../../packages/sandbox/src/inspector/transport.ts'
import type { FromSandbox, ToSandbox } from './control-port.ts'

/** Creates the transport of an inspector whose sandbox is at the other end of a port. */
export function portTransport(port: MessagePort): Transport & { readonly lose: () => void } {
  const pending = new Map<number, (response: { status: number; text: string }) => void>()
  let count = 0
  let text = ''
  let onText: (chunk: string) => void = () => undefined
  let lose: () => void = () => undefined
  const post = (message: ToSandbox): void => port.postMessage(message)
  port.onmessage = ({ data }: MessageEvent<FromSandbox>) => {
    if ('events' in data) return onText(data.events)
    pending.get(data.id)?.(data)
    pending.delete(data.id)
  }
  return {
    lose: () => lose(),
    send: (method, path, body) =>
      new Promise((resolve) => {
        const id = ++count
        pending.set(id, resolve)
        post({ id, method, path, body })
      }),
    follow(_, listener) {
      text = ''
      lose = listener.onLost
      onText = (chunk) => {
        const events = (text + chunk).split('\n\n')
        text = events.pop() ?? ''
        for (const event of events) {
          const [, name = '', id = '', data = ''] =
            /^event: (.*)\nid: (.*)\ndata: (.*)$/.exec(event) ?? []
          if (name) listener.onEvent(name, id, data)
        }
      }
      post({ follow: true })
      listener.onOpen()
      return () => {
        onText = () => undefined
      }
    },
  }
}
