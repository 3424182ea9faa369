import { createSqliteQueue } from '@molt-sdk/core/internal/sqlite-queue'
import type { CreateSqliteQueue, JobTraits } from '@molt-sdk/core/worker'
import { createMemoryQueue } from '@molt-sdk/core/worker'
import type { Job } from './job.ts'
import { timeOf } from './job.ts'
import type { Queue } from './queue.ts'

export const jobTraits: JobTraits<Job> = {
  groupOf: ({ taskId }) => taskId,
  timeOf,
  // The platform has sent the webhook again.
  isRepeatable: ({ source }) => source === 'webhook',
}

/**
 * Creates a queue in the memory of this process. Handlers that fail are run again, and an event is
 * worked on once; but jobs that wait are lost if the process ends, and so is what it has done. To
 * survive a crash, use `sqliteQueue()` or another queue.
 */
export const memoryQueue = (): Queue => createMemoryQueue(jobTraits)

/** Creates a queue in a SQLite file, for all processes of one machine. */
export const sqliteQueue: CreateSqliteQueue<Job> = createSqliteQueue(jobTraits)
