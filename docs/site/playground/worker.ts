import inspect from 'object-inspect'
import { transform } from 'sucrase'
import { simulateBuilder } from '../../../examples/lib/simulate-builder.ts'
import type { Sandbox } from '../../../packages/sandbox/src/index.ts'
import { createSnippetSandbox } from '../../../scripts/docs/snippet-sandbox.ts'
import { serveControlPort } from './control-port.ts'
import type { Control, FromWorker, Program, ToWorker } from './messages.ts'
import { modules } from './modules.ts'
import { sandboxSocket } from './sandbox-socket.ts'
import { subtle } from './webcrypto.ts'

// Runs one program of the playground against a sandbox of its own. Whatever the program does, it runs in
// a worker without a network, which the page can end at any moment.

const send = (message: FromWorker): void => globalThis.postMessage(message)

let sandbox: Sandbox | undefined

globalThis.addEventListener('message', ({ data, ports }: MessageEvent<ToWorker>) => {
  if ('run' in data) void run(data.run, ports[0])
  else if (sandbox) applyControl(sandbox, data.control)
})

async function run({ code, controls }: Program, port?: MessagePort): Promise<void> {
  try {
    const created = createSnippetSandbox({ record: true })
    sandbox = created.sandbox
    setGlobals(created.sandbox, created.env)
    simulateBuilder(created.sandbox)
    if (port) serveControlPort(created.sandbox, port)
    for (const control of controls) applyControl(created.sandbox, control)
    const { code: script } = transform(code, { transforms: ['typescript', 'imports'] })
    await new AsyncFunction('require', 'exports', script)(requireModule, {})
    // A reply is logged after its last byte, which the program may have read before.
    await new Promise((resolve) => setTimeout(resolve))
    send({ type: 'done' })
  } catch (error) {
    send({ type: 'done', error: String(error) })
  }
}

const AsyncFunction = (async () => undefined).constructor as new (
  ...parameters: string[]
) => (...values: unknown[]) => Promise<unknown>

const requireModule = (name: string): object => {
  const module = new Map(Object.entries(modules)).get(name)
  if (module) return module
  throw new Error(
    `The playground has no module "${name}". It has ${Object.keys(modules).join(', ')}.`,
  )
}

const setGlobals = (target: Sandbox, env: Readonly<Record<string, string>>): void => {
  let line = ''
  const log = (...values: unknown[]): void =>
    send({ type: 'output', text: values.map(format).join(' ') })
  const write = (text: string): void => {
    const lines = (line + text).split('\n')
    line = lines.pop() ?? ''
    for (const complete of lines) log(complete)
    if (line !== '') send({ type: 'output', text: line })
    line = ''
  }
  Object.assign(globalThis, {
    fetch: target.fetch,
    WebSocket: sandboxSocket(target),
    process: { env, stdout: { write } },
  })
  Object.assign(console, { log, info: log, warn: log, error: log, debug: log })
}

// Programs run as on a server: a browser would not let them send a key when they open a socket.
Object.defineProperty(globalThis, 'navigator', { value: { userAgent: 'Node.js/24' } })
if (crypto.subtle === undefined) Object.defineProperty(crypto, 'subtle', { value: subtle })

const format = (value: unknown): string => {
  if (typeof value === 'string') return value
  return value instanceof Error ? String(value) : inspect(value)
}

const applyControl = (target: Sandbox, control: Control): void => {
  if (control === 'lostResponse') target.faults.add({ kind: 'lostResponse', times: 1 })
  if (control === 'rateLimited') target.faults.add({ kind: 'status', status: 429, times: 1 })
  if (control === 'unavailable') target.faults.add({ kind: 'status', status: 503, times: 1 })
  if (control === 'slow') target.faults.add({ kind: 'delay', for: '2s', times: 1 })
  if (control === 'twoDaysLater') target.clock.advance('48h')
}
