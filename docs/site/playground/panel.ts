import { element } from './element.ts'
import type { Run } from './frame.ts'
import { startRun } from './frame.ts'
import { createInspectorView } from './inspector-view.ts'
import type { Control, FromWorker } from './messages.ts'
import { encodeProgram } from './share.ts'
import type { Editor } from './textarea.ts'
import { createTextarea } from './textarea.ts'

/** A program on a page. */
export interface PanelOptions {
  readonly code: string
  /** Code that runs before it and is not shown. */
  readonly before: string
  /** Base URL of the site. */
  readonly base: string
  /** The editor, open from the start. By default a text area that is closed. */
  readonly editor?: Editor
}

const timeLimit = 60_000
const maxLines = 500

const controls: readonly (readonly [Control, string])[] = [
  ['lostResponse', 'Lose the next response'],
  ['rateLimited', 'Respond with 429'],
  ['unavailable', 'Respond with 503'],
  ['slow', 'Delay by 2 s'],
  ['twoDaysLater', 'Clock + 48 h'],
]

/** Ends the sandbox of the last program that has ended: until then, it can be inspected. */
let closeEnded: () => void = () => undefined

/** Shows an editor, its controls, the output and the sandbox of a program. */
export function createPanel({ code, before, base, ...options }: PanelOptions): {
  readonly node: HTMLElement
  run(): void
} {
  const editor = options.editor ?? createTextarea(code)
  const output = element('pre', { className: 'output', tabIndex: 0, ariaLabel: 'Output' })
  output.setAttribute('role', 'log')
  const inspector = createInspectorView(`${base}playground/inspector.htm`)
  const runButton = element('button', { type: 'button', textContent: 'Run' })
  const stopButton = element('button', { type: 'button', textContent: 'Stop', disabled: true })
  const shareButton = element('button', { type: 'button', textContent: 'Copy link' })
  const status = element('span', { className: 'status' })
  status.setAttribute('role', 'status')
  const pending = new Set<Control>()
  let current: Run | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const controlButtons = controls.map(([control, label]) => {
    const button = element('button', { type: 'button', textContent: label })
    button.setAttribute('aria-pressed', 'false')
    button.addEventListener('click', () => {
      if (current && node.dataset['state'] === 'running') return current.control(control)
      if (!pending.delete(control)) pending.add(control)
      button.setAttribute('aria-pressed', String(pending.has(control)))
    })
    return button
  })

  const node = element('div', { className: 'playground' })
  const close = (run: Run | undefined): void => {
    run?.stop()
    if (run !== current) return
    current = undefined
    inspector.lose()
  }
  /** Ends the program together with its sandbox. */
  const stop = (text: string): void => {
    close(current)
    end(text)
  }
  const end = (text: string): void => {
    clearTimeout(timer)
    const ended = current
    if (ended) {
      closeEnded()
      closeEnded = () => close(ended)
    }
    runButton.disabled = false
    stopButton.disabled = true
    status.textContent = text
    node.dataset['state'] = 'done'
  }
  const receive = (message: FromWorker): void => {
    if (message.type === 'output') {
      if (output.childNodes.length < maxLines) output.append(`${message.text}\n`)
      else stop(`Stopped after ${maxLines} lines.`)
    } else {
      if (message.error)
        output.append(element('span', { className: 'error', textContent: message.error }))
      end(message.error ? 'Failed.' : 'Done.')
    }
  }
  const run = async (): Promise<void> => {
    current?.stop()
    output.replaceChildren()
    runButton.disabled = true
    stopButton.disabled = false
    status.textContent = 'Running …'
    node.dataset['state'] = 'running'
    const program = { code: `${before}\n${editor.code()}`, controls: [...pending] }
    pending.clear()
    for (const button of controlButtons) button.setAttribute('aria-pressed', 'false')
    timer = setTimeout(() => stop(`Stopped after ${timeLimit / 1000} s.`), timeLimit)
    try {
      current = await startRun(`${base}playground/worker.js`, program, receive, inspector.connect())
    } catch (error) {
      end(String(error))
    }
  }
  runButton.addEventListener('click', () => void run())
  stopButton.addEventListener('click', () => stop('Stopped.'))
  shareButton.addEventListener('click', () => {
    const whole = [before, editor.code()].filter(Boolean).join('\n')
    const link = new URL(`${base}playground#${encodeProgram(whole)}`, location.href)
    navigator.clipboard.writeText(link.href).then(
      () => (status.textContent = 'Copied.'),
      () => location.assign(link),
    )
  })

  const details = element('details', { open: options.editor !== undefined })
  details.append(element('summary', { textContent: 'Edit the program' }), editor.node)
  const toolbar = element('div', { className: 'toolbar' })
  toolbar.append(runButton, stopButton, shareButton, status)
  const faults = element('div', { className: 'toolbar' })
  faults.setAttribute('role', 'group')
  faults.setAttribute('aria-label', 'What happens to the next request, and the clock')
  faults.append(...controlButtons)
  const program = element('div', {})
  program.append(details, toolbar, faults, ...titled('Output', output))
  inspector.node.prepend(...titled('Sandbox'))
  node.append(program, inspector.node)
  return { node, run: () => void run() }
}

const titled = (title: string, ...content: HTMLElement[]): HTMLElement[] => [
  element('p', { className: 'label', textContent: title }),
  ...content,
]
