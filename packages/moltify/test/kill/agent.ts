import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunningSandbox } from '@molt-sdk/sandbox/node'
import { startSandbox } from '@molt-sdk/sandbox/node'
import { bundleProgram } from '../../../../scripts/build/bundle-program.ts'
import { freePort } from '../../../../scripts/lib/free-port.ts'
import { node24 } from '../../../../scripts/lib/paths.mjs'
import { Moltify, usd } from '../../src/index.ts'
import { signWebhook } from '../../src/webhooks/index.ts'
import type { Kill, KillQueue, Mode, ProcessOptions } from './options.ts'

/** A sandbox with a buyer, and an agent whose worker is a process of its own. */
export interface KillScenario {
  readonly mode: Mode
  readonly sandbox: RunningSandbox
  readonly buyer: Moltify
  readonly agentId: string
  /** How often a task has been delivered. */
  deliveriesOf(id: string): number
  /** Whether a worker has handled the cancellation of a task. */
  hasHandledCancellation(id: string): boolean
  /** Sends the webhooks again that no worker has acknowledged. */
  redeliver(): Promise<void>
  /** Starts a worker. */
  run(kill?: Kill, options?: Partial<ProcessOptions>): RunningWorker
  /** Moves the clock of the sandbox and that of the workers. */
  advance(ms: number): void
  submit(): Promise<string>
  /** Describes tasks, webhooks and workers, for the error of a test that waits in vain. */
  describe(): string
  /** Ends all workers with SIGKILL. */
  stopWorkers(): Promise<void>
  close(): Promise<void>
}

/** A worker process. */
export interface RunningWorker {
  /** What it has printed. */
  readonly output: () => string
  /** Resolves to the signal that ended it. */
  readonly ended: Promise<string | null>
  stop(): Promise<void>
}

const program = await bundleProgram(join(import.meta.dirname, 'worker-process.ts'), {
  splitting: false,
})

/** How many workers run at the same time at most. */
const maxWorkers = 3

/** @param queue where the jobs are saved, by default in a file of the scenario */
export const startScenario = async (mode: Mode, queue?: KillQueue): Promise<KillScenario> => {
  const folder = mkdtempSync(join(tmpdir(), 'molt-kill-'))
  const clockFile = join(folder, 'clock')
  const cancelledFile = join(folder, 'cancelled')
  writeFileSync(clockFile, '0')
  writeFileSync(cancelledFile, '')
  const ports = await Promise.all(Array.from({ length: maxWorkers }, freePort))
  const portOf = new Map<RunningWorker, number>()
  let requests = 0
  /** Sends a webhook to one of the workers that run. */
  const sendWebhook = async (init: RequestInit | undefined): Promise<Response> => {
    requests++
    const running = [...portOf.values()]
    const port = running[requests % running.length]
    if (port === undefined) throw new TypeError('No worker listens.')
    const response = await fetch(`http://127.0.0.1:${port}/`, init)
    const text = await response.text()
    // The port of a worker that was killed may belong to another program by now.
    if (response.ok && text !== 'ok')
      throw new TypeError(`Port ${port} is not of a worker: ${text}`)
    return new Response(text, { status: response.status })
  }
  const sandbox = await startSandbox({
    webhookFetch: (_, init) => sendWebhook(init),
    // Sent again by `redeliver`, because the delays of the sandbox grow to days.
    moltify: { rateLimits: false, assumptions: { webhookAttempts: 1 } },
  })
  const { moltify } = sandbox
  const { baseUrl } = moltify
  const [category] = moltify.categories.list()
  const { id: agentId } = moltify.agents.create(
    {
      name: 'Lease Reader',
      tagline: 'Reads leases and names what is unusual',
      description: 'Send a lease as text. It comes back with every unusual clause explained.',
      pricingModel: 'fixed',
      basePrice: usd(2),
      categoryIds: [category?.id ?? ''],
      ...(mode !== 'poll' && { webhookUrl: 'http://127.0.0.1:9/webhook' }),
    },
    { status: 'active' },
  )
  moltify.deposit(moltify.buyer, usd(10_000))
  // Without sockets: one that is idle for long may be closed when it is used again on a busy machine.
  const buyer = new Moltify({
    apiKey: moltify.buyer.apiKey,
    baseUrl,
    fetch: sandbox.fetch,
    logger: {},
  })
  const deliveryTimes = new Map<string, Set<unknown>>()
  const deliveriesOf = (id: string): number => deliveryTimes.get(id)?.size ?? 0
  sandbox.onRequest(({ operation }) => {
    // The only step that changes it. With many tasks, reading all of them takes long.
    if (operation !== 'deliverAgentTask') return
    for (const { id, deliveredAt } of moltify.tasks.list()) {
      const times = deliveryTimes.get(id) ?? new Set()
      if (deliveredAt) deliveryTimes.set(id, times.add(deliveredAt))
    }
  })
  const options = {
    baseUrl,
    apiKey: moltify.builder.apiKey,
    secret: moltify.webhooks.secretOf(agentId),
    agentId,
    queue: queue ?? { file: join(folder, 'work.db') },
    clockFile,
    cancelledFile,
    mode,
  }
  const acknowledged = new Set<string>()
  let isClosed = false
  const stopWorkers = async (): Promise<void> => {
    await Promise.all([...portOf.keys()].map((worker) => worker.stop()))
  }
  return {
    mode,
    sandbox,
    buyer,
    agentId,
    deliveriesOf,
    hasHandledCancellation: (id) => readFileSync(cancelledFile, 'utf8').split('\n').includes(id),
    async redeliver() {
      for (const { id, status, body } of moltify.webhooks.deliveries()) {
        if (status !== 'failed' || acknowledged.has(id)) continue
        const signature = await signWebhook(body, options.secret, sandbox.clock.now())
        const init = { method: 'POST', body, headers: { ...signature } }
        const response = await sendWebhook(init).catch(() => undefined)
        if (response?.ok) acknowledged.add(id)
      }
    },
    run(kill, more) {
      if (isClosed) throw new Error('The scenario is closed.')
      const used = [...portOf.values()]
      const port = ports.find((each) => !used.includes(each))
      if (port === undefined) throw new Error(`At most ${maxWorkers} workers run at a time.`)
      const processOptions: ProcessOptions = { ...options, port, kill, ...more }
      const child = spawn(node24, ['--no-warnings', program, JSON.stringify(processOptions)], {
        stdio: ['pipe', 'pipe', 'pipe'],
      })
      let output = ''
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (text: string) => {
          output += text
        })
      const worker: RunningWorker = {
        output: () => output,
        ended: once(child, 'close').then(([, signal]) => {
          portOf.delete(worker)
          return signal
        }),
        stop: async () => {
          child.kill('SIGKILL')
          await worker.ended
        },
      }
      portOf.set(worker, port)
      return worker
    },
    advance(ms) {
      sandbox.clock.advance(ms)
      // In one step, because the workers read it at any time.
      writeFileSync(`${clockFile}.new`, `${sandbox.clock.now() - Date.now()}`)
      renameSync(`${clockFile}.new`, clockFile)
    },
    async submit() {
      const { id } = await buyer.tasks.create({
        agentId,
        title: 'Review of a lease',
        description: 'Find the clauses that put the tenant at a disadvantage.',
        agreedPrice: usd(2),
      })
      await buyer.tasks.submit(id)
      return id
    },
    describe() {
      const tasks = moltify.tasks
        .list()
        .map(({ id, status, deliveredAt }) => `${id} is ${status}, delivered at ${deliveredAt}`)
      const webhooks = moltify.webhooks
        .deliveries()
        .map(({ id, event, taskId, status }) =>
          [event, taskId, status, acknowledged.has(id) ? 'and acknowledged later' : ''].join(' '),
        )
      const outputs = [...portOf].map(
        ([worker, port]) => `The worker on ${port} printed: ${worker.output().slice(-2_000)}`,
      )
      return [...tasks, ...webhooks, ...outputs].join('\n')
    },
    stopWorkers,
    async close() {
      isClosed = true
      await stopWorkers()
      await sandbox.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
