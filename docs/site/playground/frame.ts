import type { Control, FromWorker, Program } from './messages.ts'

/** A running program. */
export interface Run {
  control(control: Control): void
  /** Ends the program, whatever it does. */
  stop(): void
}

const frameDocument = `<!doctype html>
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' blob:; worker-src blob:">
<script>
let worker
onmessage = ({ data, ports }) => {
  if (data.script === undefined) return worker.postMessage(data)
  worker = new Worker(URL.createObjectURL(new Blob([data.script], { type: 'text/javascript' })))
  worker.onmessage = (event) => parent.postMessage(event.data, '*')
  worker.onerror = (event) => parent.postMessage({ type: 'done', error: event.message }, '*')
  worker.postMessage(data.start, ports)
}
</script>`

let script: Promise<string> | undefined

/** Loads the script of the worker once. */
const loadScript = (url: string): Promise<string> => {
  script ??= fetch(url).then((response) => {
    if (response.ok) return response.text()
    throw new Error(`The playground could not be loaded: ${response.status}.`)
  })
  return script
}

/**
 * Runs a program in a worker of a frame that has no origin and no network, so that code of a shared link
 * can read nothing of this site and send nothing. The inspector reaches its sandbox through the port.
 */
export async function startRun(
  workerUrl: string,
  program: Program,
  onMessage: (message: FromWorker) => void,
  inspectorPort?: MessagePort,
): Promise<Run> {
  const source = await loadScript(workerUrl)
  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', 'allow-scripts')
  frame.title = 'Program'
  // Not `hidden`: a style of the theme would show it.
  frame.style.display = 'none'
  frame.srcdoc = frameDocument
  const receive = ({ source, data }: MessageEvent<FromWorker>): void => {
    if (source === frame.contentWindow) onMessage(data)
  }
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  window.addEventListener('message', receive)
  document.body.append(frame)
  await loaded
  const post = (message: unknown, ports: MessagePort[] = []): void =>
    frame.contentWindow?.postMessage(message, '*', ports)
  post({ script: source, start: { run: program } }, inspectorPort && [inspectorPort])
  return {
    control: (control) => post({ control }),
    stop() {
      window.removeEventListener('message', receive)
      frame.remove()
    },
  }
}
