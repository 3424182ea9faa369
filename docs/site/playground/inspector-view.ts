import { element } from './element.ts'

/** The inspector of a sandbox that runs in the page. */
export interface InspectorView {
  readonly node: HTMLElement
  /** Shows another sandbox. Returns the port at which its control API must be served. */
  connect(): MessagePort
  /** Shows that the sandbox has ended. */
  lose(): void
}

/** Creates a view whose page is loaded with the first sandbox. */
export function createInspectorView(url: string): InspectorView {
  const node = element('div', { className: 'inspector' })
  let loaded: Promise<Window | null> | undefined

  const load = (): Promise<Window | null> => {
    const frame = element('iframe', { title: 'Inspector of the sandbox', src: url })
    node.append(frame)
    return new Promise((resolve) =>
      frame.addEventListener('load', () => resolve(frame.contentWindow), { once: true }),
    )
  }
  const post = (ports: MessagePort[]): void => {
    loaded ??= load()
    void loaded.then((target) => target?.postMessage({}, location.origin, ports))
  }
  return {
    node,
    connect() {
      const { port1, port2 } = new MessageChannel()
      post([port1])
      return port2
    },
    lose: () => post([]),
  }
}
