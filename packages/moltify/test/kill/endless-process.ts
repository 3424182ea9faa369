import { createSandbox } from '@molt-sdk/sandbox'
import { Moltify, usd } from '../../src/index.ts'
import type { Queue } from '../../src/worker/index.ts'
import { createWorker, memoryQueue, sqliteQueue } from '../../src/worker/index.ts'

// A program whose handler never ends. It prints what `close()` leaves in the queue, and must then end by
// itself: nothing that was given up keeps the process running.

const [file] = process.argv.slice(2)
const openQueue = (): Queue => (file ? sqliteQueue(file, { lease: 100 }) : memoryQueue())

const { fetch, moltify } = createSandbox({ moltify: { rateLimits: false } })
const { baseUrl, agents } = moltify
const buyer = new Moltify({ apiKey: moltify.buyer.apiKey, baseUrl, fetch })
const client = new Moltify({ apiKey: moltify.builder.apiKey, baseUrl, fetch })
const agentId = agents.list()[0]?.id ?? ''
const task = {
  agentId,
  title: 'A lease',
  description: 'Find the unusual clauses of it.',
  agreedPrice: usd(25),
}
const { id } = await buyer.tasks.create(task)
await buyer.tasks.submit(id)

let runs = 0
const queue = openQueue()
const worker = createWorker({
  client,
  queue: { ...queue, close: () => undefined },
  on: {
    'task.submitted': () => {
      runs++
      return new Promise(() => undefined)
    },
  },
})
void worker.poll({ agentId, interval: 10 })
// Longer than the lease, which is renewed.
while (runs === 0) await new Promise((resolve) => setTimeout(resolve, 20))
await new Promise((resolve) => setTimeout(resolve, 400))
await worker.close({ timeout: 50 })
const { waiting, running } = await queue.stats()
process.stdout.write(JSON.stringify({ runs, waiting, running }))
queue.close?.()
