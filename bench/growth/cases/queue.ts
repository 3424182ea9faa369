import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Queue } from '@moltify/sdk/worker'
import { memoryQueue, sqliteQueue } from '@moltify/sdk/worker'
import type { GrowthCase } from '../measure.ts'
import { costPer, indexes } from '../measure.ts'

type Job = Parameters<Queue['add']>[0]

const jobOf = (index: number): Job => ({
  key: `job ${index}`,
  taskId: `task_${index >> 2}`,
  event: {
    event: 'task.submitted',
    timestamp: new Date(1.8e12 + index).toISOString(),
    data: { taskId: `task_${index >> 2}`, agentId: 'agent_1' },
  } as Job['event'],
  source: 'webhook',
})

/** Saves `size` jobs, then performs them. */
const drain = async (queue: Queue, size: number): Promise<void> => {
  for (const index of indexes(size)) await queue.add(jobOf(index))
  let done = 0
  await new Promise<void>((resolve, reject) => {
    const perform = async () => {
      if (++done === size) setImmediate(resolve)
      return { status: 'done' } as const
    }
    queue.start(perform, { concurrency: 16, attempts: 1, onError: reject })
  })
}

export const queueJobs: GrowthCase = (contestant) => (size) =>
  costPer(size, async () => {
    if (contestant === 'memory') return drain(memoryQueue(), size)
    const folder = mkdtempSync(join(tmpdir(), 'molt-growth-'))
    await drain(sqliteQueue(join(folder, 'jobs.db')), size)
    rmSync(folder, { recursive: true })
  })
