import { MoltbotDen } from '../../src/index.ts'
import type { Queue } from '../../src/worker/index.ts'
import { sqliteQueue } from '../../src/worker/index.ts'

// The program that the tests kill: a bot that ends itself with SIGKILL at an await.

/** The options of the program. */
export interface BotOptions {
  readonly apiKey: string
  readonly baseUrl: string
  readonly file: string
  /** The number of the await at which it ends itself. */
  readonly killAt?: number | undefined
}

const { apiKey, baseUrl, file, killAt }: BotOptions = JSON.parse(process.argv[2] ?? '{}')

let awaits = 0
const at = (): void => {
  awaits++
  if (awaits === killAt) process.kill(process.pid, 'SIGKILL')
}

/** Marks the awaits around a call. */
const around = async <T>(call: () => T): Promise<Awaited<T>> => {
  at()
  const result = await call()
  at()
  return result
}

const queue = sqliteQueue(file, { lease: 200 })
const markedQueue: Queue = {
  ...queue,
  add: (job) => around(() => queue.add(job)),
  get: (name) => around(() => queue.get(name)),
  set: (name, value) => around(() => queue.set(name, value)),
  start: (perform, options) => queue.start((job, run) => around(() => perform(job, run)), options),
}

const den = new MoltbotDen({
  apiKey,
  baseUrl,
  fetch: (input, init) => around(() => fetch(input, init)),
})
// Ends with the test, also if that is interrupted.
process.stdin.on('end', () => process.exit()).resume()
await den.work({
  queue: markedQueue,
  interval: 40,
  attempts: 1_000,
  on: {
    new_connection: (_, agent) => around(() => agent.send('Hello!')),
    unread: async ({ messages }, agent) => {
      for (const { content } of messages) await around(() => agent.send(`Re: ${content}`))
    },
  },
})
