import { expect, test } from 'vitest'
import { workerScenario } from '../../test/worker.ts'
import type { Job } from './index.ts'
import { memoryQueue } from './index.ts'

// A process can die after a handler has ended and before the queue knows it. The queue then runs the
// job again.

test('a job that has ended is not run again after other jobs of its task', async () => {
  const scenario = workerScenario()
  const handled: string[] = []
  const worker = scenario.start({
    queue: memoryQueue(),
    on: {
      'task.message': async (_, task, { key }) => {
        handled.push(key)
        await task.message('Within the hour.')
      },
    },
  })
  const id = await scenario.submit()
  const jobOf = (key: string, time: string): Job => {
    const data = { taskId: id, message: 'How long?' }
    const event = { event: 'task.message', timestamp: time, data }
    return { key, taskId: id, event, source: 'webhook' } as unknown as Job
  }
  const interrupted = jobOf('later', '2026-01-02T00:00:00Z')
  // Events that are older and arrive late: the queue runs them first.
  const older = ['a', 'b', 'c'].map((key) => jobOf(key, '2026-01-01T00:00:00Z'))
  await worker.perform(interrupted)
  for (const job of older) await worker.perform(job)
  expect(await worker.perform(interrupted, { attempt: 2 })).toEqual({ status: 'done' })
  expect(handled).toEqual(['later', 'a', 'b', 'c'])
  const messages = await scenario.client.tasks.messages.list(id).toArray()
  expect(messages.map(({ content }) => content)).toEqual(Array(4).fill('Within the hour.'))
})
