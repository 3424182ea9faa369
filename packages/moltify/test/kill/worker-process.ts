import { appendFileSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { Moltify } from '../../src/index.ts'
import { nodeWebhook } from '../../src/webhooks/node.ts'
import type { JobHandlers, Queue } from '../../src/worker/index.ts'
import { createWorker, sqliteQueue } from '../../src/worker/index.ts'
import { openEngineQueue } from '../engines/open-queue.ts'
import type { ProcessOptions } from './options.ts'

// The program that the tests kill: an agent whose every await has a name, at which it can end itself
// with SIGKILL. It prints the name of each await of one task.

const options: ProcessOptions = JSON.parse(process.argv[2] ?? '{}')
const { baseUrl, apiKey, secret, agentId, port, clockFile, cancelledFile, mode, kill } = options

const now = (): number => Date.now() + Number(readFileSync(clockFile, 'utf8'))

let awaits = 0
const awaitsOfTask = new Map<string, number>()

/** Marks an await. `subject` has the id of the task that it belongs to. */
const at = (name: string, subject: string): void => {
  awaits++
  const [task = ''] = /task_\w+/.exec(subject) ?? []
  const label = `${name} ${awaitsOfTask.get(`${task} ${name}`) ?? 0}`
  awaitsOfTask.set(`${task} ${name}`, Number(label.split(' ').at(-1)) + 1)
  const isHere =
    kill?.afterAwaits === undefined ? kill?.label === label : awaits >= kill.afterAwaits
  if (isHere) process.kill(process.pid, 'SIGKILL')
  if (options.printsAwaits === task) process.stdout.write(`await ${label}\n`)
}

/** Marks the awaits around a call. */
const around = async <T>(name: string, subject: string, call: () => T): Promise<Awaited<T>> => {
  at(`before ${name}`, subject)
  const result = await call()
  at(`after ${name}`, subject)
  return result
}

const markedFetch: typeof fetch = (input, init) => {
  const url = new URL(String(input instanceof Request ? input.url : input))
  const operation = url.pathname
    .split('/')
    .at(-1)
    ?.replace(/task_\w+/, 'read')
  return around(`${init?.method} ${operation}`, url.pathname, () => fetch(input, init))
}

const queue =
  'file' in options.queue
    ? sqliteQueue(options.queue.file, { lease: 1_000 })
    : await openEngineQueue({
        ...options.queue,
        // Longer than a busy machine stops a process.
        lease: 5_000,
        // biome-ignore lint/suspicious/noConsole: the test reads what a worker prints.
        onError: console.error,
      })
const { update } = queue
const markedQueue: Queue = {
  ...queue,
  add: (job) => around('add', job.taskId, () => queue.add(job)),
  get: (name) => around('get', name, () => queue.get(name)),
  set: (name, value) => around('set', name, () => queue.set(name, value)),
  ...(update && {
    update: (name: string, change: (value: string | undefined) => string) =>
      around('update', name, () => update(name, change)),
  }),
  // The moment between the end of a job and its settlement in the queue.
  start: (perform, startOptions) =>
    queue.start((job, run) => around('perform', job.taskId, () => perform(job, run)), startOptions),
}

const report = (text: string) => [{ name: 'report.txt', data: `Report on ${text}` }]

const on: JobHandlers = {
  'task.submitted': async (_, task) => {
    await around('accept', task.id, () => task.accept())
    await around('message', task.id, () => task.message('Begun.'))
    const delivery = { content: 'First version.', files: report(task.id) }
    await around('deliver', task.id, () => task.deliver(delivery))
    await around('message', task.id, () => task.message('Done.'))
  },
  'task.revision_requested': async ({ data }, task) => {
    const delivery = { content: `Revised: ${data.revisionReason}`, files: report(task.id) }
    await around('deliver', task.id, () => task.deliver(delivery))
    await around('message', task.id, () => task.message(`Revised: ${data.revisionReason}`))
  },
  'task.message': async ({ data }, task) => {
    await around('message', task.id, () => task.message(`Read: ${data.message}`))
  },
  'task.cancelled': async (_, task) => {
    await around('cancelled', task.id, () => appendFileSync(cancelledFile, `${task.id}\n`))
  },
}

const client = new Moltify({ apiKey, baseUrl, fetch: markedFetch, allowInsecureHttp: true })
const worker = createWorker({
  client,
  secret,
  queue: markedQueue,
  attempts: 1_000,
  fetch: markedFetch,
  now,
  on,
})
if (mode !== 'poll') createServer(nodeWebhook(worker.webhook)).listen(port, '127.0.0.1')
// Ends with the test, also if that is interrupted.
process.stdin.on('end', () => process.exit()).resume()
process.stdout.write('started\n')
if (mode !== 'push') {
  await worker.poll({ agentId, interval: 40, maxInterval: 80, messages: true })
}
