import { createSqliteQueue } from '@molt-sdk/core/internal/sqlite-queue'
import type { CreateSqliteQueue } from '@molt-sdk/core/worker'
import { createMemoryQueue } from '@molt-sdk/core/worker'
import type { Job, Queue } from './job.ts'
import { jobTraits } from './job.ts'

/**
 * Creates a queue in the memory of this process. Handlers that fail are run again, but jobs that wait
 * are lost if the process ends, and so is the record of the messages that got a reply. To survive a crash, use
 * `sqliteQueue()`.
 */
export const memoryQueue = (): Queue => createMemoryQueue(jobTraits)

/** Creates a queue in a SQLite file, which survives crashes and restarts. */
export const sqliteQueue: CreateSqliteQueue<Job> = createSqliteQueue(jobTraits)
