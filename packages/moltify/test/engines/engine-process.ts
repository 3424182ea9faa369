import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { Moltify } from '../../src/index.ts'
import { nodeWebhook } from '../../src/webhooks/node.ts'
import type { Consumer, Job, JobRun, Outcome } from '../../src/worker/index.ts'
import { createWorker } from '../../src/worker/index.ts'
import { openEngineQueue } from './open-queue.ts'
import type { Call, EngineOptions, Message, Moment, Script } from './options.ts'

// A process with a queue, which the tests call and kill.

const options: EngineOptions = JSON.parse(process.argv[2] ?? '{}')

const report = (message: Message): void => void process.send?.(message)

const queue = await openEngineQueue({
  ...options,
  // The job of a worker that is killed is taken over soon.
  lease: options.agent ? 3_000 : 30_000,
  onError: ({ message }) => report({ type: 'error', message }),
})

const moment = (type: Moment['type'], { key, taskId }: Job, { attempt }: JobRun): void =>
  report({ type, key, taskId, attempt, at: Date.now() })

/** Does what the event says. */
const perform = async (job: Job, run: JobRun): Promise<Outcome> => {
  const { ms = 0, failures = [] } = job.event.data as Script
  run.signal.addEventListener('abort', () => moment('aborted', job, run))
  moment('begin', job, run)
  await wait(ms)
  await run.hold?.()
  moment('end', job, run)
  const status = failures[run.attempt - 1]
  if (!status) return { status: 'done' }
  const error = { at: '', name: 'Error', message: `Attempt ${run.attempt}` }
  return status === 'retry' ? { status, error, delayMs: 300 } : { status, error }
}

const onError = (error: unknown): void => report({ type: 'error', message: String(error) })

let consumer: Consumer | undefined
let release = (): void => undefined
/** Resolves when the test has killed another process. */
const released = new Promise<void>((resolve) => {
  release = resolve
})

const methods: Record<string, (...args: never[]) => unknown> = {
  add: (job: Job) => queue.add(job),
  get: (name: string) => queue.get(name),
  set: (name: string, value: string) => queue.set(name, value),
  increment: (name: string) => queue.update?.(name, (value) => `${Number(value ?? 0) + 1}`),
  failed: () => queue.failed(),
  retry: (id: string) => queue.retry(id),
  stats: () => queue.stats(),
  start: (concurrency: number) => {
    consumer = queue.start(perform, { concurrency, attempts: 8, onError })
  },
  release: () => release(),
  close: (timeoutMs: number) => consumer?.close(timeoutMs),
}

process.on('message', async ({ id, method, args }: Call) => {
  try {
    report({ type: 'result', id, value: await methods[method]?.(...(args as never[])) })
  } catch (error) {
    report({ type: 'result', id, error: String(error) })
  }
})
// Ends with the test, also if that is interrupted.
process.on('disconnect', () => process.exit())

if (options.agent) {
  const { baseUrl, apiKey, secret } = options.agent
  const worker = createWorker({
    client: new Moltify({ apiKey, baseUrl, allowInsecureHttp: true }),
    secret,
    queue,
    onError,
    on: {
      'task.submitted': async ({ data }, task, { attempt, key }) => {
        await task.accept()
        const about = { key, taskId: task.id, attempt }
        report({ type: 'begin', at: Date.now(), ...about })
        // Between two steps, one of the processes is killed.
        await released
        await task.deliver(`Work on ${data.title}`)
        report({ type: 'end', at: Date.now(), ...about })
      },
    },
  })
  const server = createServer(nodeWebhook(worker.webhook)).listen(0, '127.0.0.1', () =>
    report({ type: 'listening', port: (server.address() as AddressInfo).port }),
  )
}
report({ type: 'result', id: 0 })
