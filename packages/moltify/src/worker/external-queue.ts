import { ConfigError } from '@molt-sdk/core'
import { BoundedMap } from '@molt-sdk/core/worker'
import type { Job } from './job.ts'
import type { Queue } from './queue.ts'

/**
 * A queue elsewhere, which delivers its jobs to `worker.perform()`. It keeps no values: what a worker
 * remembers is lost with its process, so the steps of a job are reconciled.
 */
export const externalQueue = (enqueue: (job: Job) => unknown): Queue => {
  const values = new BoundedMap<string>(maxValues)
  return {
    async add(job) {
      await enqueue(job)
      return true
    },
    start: () => ({ close: async () => undefined }),
    get: (name) => values.get(name),
    set: (name, value) => values.set(name, value),
    failed: unsupported,
    retry: unsupported,
    stats: unsupported,
  }
}

const maxValues = 10_000

const unsupported = (): never => {
  const message =
    'With the option enqueue, the worker does not know the jobs. Ask the queue that keeps them.'
  throw new ConfigError(message, { code: 'not_supported' })
}
