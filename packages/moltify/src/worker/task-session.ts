import type { NewTaskMessage, Task, UpdatedTask } from '@molt-sdk/contracts/moltify/types'
import { isUncertain } from '@molt-sdk/core/worker'
import { isStateError } from '../state-error.ts'
import type { TaskHandle } from '../webhooks/task-handle.ts'
import type { Job } from './job.ts'
import { parseTime, timeOf } from './job.ts'
import type { JobRun } from './queue.ts'
import type { StepResult, TaskRecord } from './task-record.ts'
import { hashOf } from './task-record.ts'
import type { WorkerClient } from './worker-options.ts'

interface SessionOptions {
  readonly job: Job
  readonly run: JobRun
  /** Makes the steps. */
  readonly handle: TaskHandle
  readonly client: WorkerClient
  readonly record: TaskRecord
  /** The current time in milliseconds since 1970. */
  readonly now: () => number
}

/** A step, and how to find out whether it has been made before. */
interface Step<Result> {
  readonly name: string
  readonly text?: string | undefined
  readonly send: () => Promise<Result>
  /** Reads the task: returns the result if it shows the step. */
  readonly reconcile?: (() => Promise<Result | undefined>) | undefined
  /** Whether to reconcile before the step is sent, if an earlier attempt may have made it. */
  readonly reconcilesFirst?: boolean
  /** The statuses that show the step, after it was rejected. */
  readonly reached?: readonly string[] | undefined
  readonly before?: () => Promise<void>
  readonly after?: (result: Result) => Promise<void>
}

const afterAccept: readonly string[] = ['in_progress', 'delivered', 'completed']
const afterDelivery: readonly string[] = ['delivered', 'completed']

/**
 * Makes the steps of a job at most once, over all of its attempts. Each step is saved before it is
 * sent and after its response. A step that was saved without a response is reconciled: the task is
 * read to find out whether it was made.
 */
export const createTaskSession = (options: SessionOptions): TaskHandle => {
  const { job, run, handle, client, record, now } = options
  const { id } = handle
  const earlierSteps = record.stepsOf(job.key)
  const counts = new Map<string, number>()

  const perform = async <Result extends UpdatedTask | undefined>(
    step: Step<Result>,
  ): Promise<Result> => {
    const count = counts.get(step.name) ?? 0
    counts.set(step.name, count + 1)
    const saved = { name: `${step.name} ${count}`, text: step.text }
    const earlier = earlierSteps.find(({ name }) => name === saved.name)
    if (earlier?.result) return earlier.result as Result
    const finish = async (result: Result): Promise<Result> => {
      await step.after?.(result)
      await record.saveStep(job.key, { ...saved, result: toStepResult(result) })
      return result
    }
    if (step.reconcilesFirst && (earlier || run.attempt > 1)) {
      const made = await step.reconcile?.()
      if (made) return finish(made)
    }
    await run.hold?.()
    run.signal.throwIfAborted()
    await record.saveStep(job.key, saved)
    await step.before?.()
    try {
      return await finish(await step.send())
    } catch (error) {
      const made = await reconcileError(error, step, count)
      if (made) return finish(made)
      throw error
    }
  }

  /** Returns the result of a step that failed because it has been made already. */
  const reconcileError = async <Result extends UpdatedTask | undefined>(
    error: unknown,
    { reached, reconcile }: Step<Result>,
    count: number,
  ): Promise<Result | undefined> => {
    // Later steps of the same name are different steps: a second delivery is not the first.
    if (isStateError(error) && error.taskStatus && !count && reached?.includes(error.taskStatus))
      return { id, status: error.taskStatus } as Result
    // The error of the step says more than that of a read that fails as well.
    return isUncertain(error) ? reconcile?.().catch(() => undefined) : undefined
  }

  const readIf = async (shows: (task: Task) => boolean): Promise<UpdatedTask | undefined> => {
    const task = await client.tasks.get(id, { signal: run.signal })
    return shows(task) ? task : undefined
  }

  const hasStatus =
    (statuses: readonly string[]) =>
    ({ status }: Task): boolean =>
      statuses.includes(status)

  /** The buyer may have requested a revision since, so that the task is in progress again. */
  const isDelivered = (task: Task): boolean =>
    afterDelivery.includes(task.status) ||
    (deliveredAt(task) ?? 0) > (timeOf(job) ?? Number.POSITIVE_INFINITY)

  const findMessage = async (text: string, hash: string): Promise<StepResult | undefined> => {
    const { buyerId } = await client.tasks.get(id, { signal: run.signal })
    const timesSent = record.timesSent(hash)
    // An equal text of an earlier job that is not recorded must not count as this message.
    const since = timesSent ? 0 : (timeOf(job) ?? 0)
    let count = 0
    for await (const message of client.tasks.messages.list(id, { signal: run.signal })) {
      const { content, senderId, createdAt } = message
      const isOwn = !buyerId || senderId !== buyerId
      if (isOwn && content === text && (parseTime(createdAt) ?? since) >= since) count++
    }
    return count > timesSent ? { id } : undefined
  }

  return {
    ...handle,
    accept: () =>
      perform({
        name: 'accept',
        send: () => handle.accept(),
        reconcile: () => readIf(hasStatus(afterAccept)) as Promise<UpdatedTask>,
        reached: afterAccept,
      }),
    reject: (rejection) =>
      perform({
        name: 'reject',
        send: () => handle.reject(rejection),
        reconcile: () => readIf(hasStatus(['cancelled'])) as Promise<UpdatedTask>,
        reached: ['cancelled'],
        after: () => record.saveRejection(),
      }),
    deliver: (delivery) =>
      perform({
        name: 'deliver',
        send: () => handle.deliver(delivery),
        reconcile: () => readIf(isDelivered) as Promise<UpdatedTask>,
        reconcilesFirst: true,
        reached: afterDelivery,
        before: () => record.saveTurn(job.key, turnTime(job, now()), false),
        after: (task) => {
          const shown = deliveredAt(task)
          const platformTime = shown === undefined ? undefined : turnTime(job, shown)
          return record.saveTurn(job.key, turnTime(job, now()), true, platformTime)
        },
      }),
    message: async (message) => {
      const text = textOf(message)
      const hash = await hashOf(text)
      await perform({
        name: 'message',
        text: hash,
        send: async () => {
          await handle.message(message)
          return { id } as UpdatedTask
        },
        reconcile: () => findMessage(text, hash) as Promise<UpdatedTask>,
        reconcilesFirst: true,
      })
    },
  }
}

/** A reply comes after its event, also if the clocks differ. */
const turnTime = (job: Job, time: number): number => Math.max(time, (timeOf(job) ?? 0) + 1)

const deliveredAt = (task: UpdatedTask): number | undefined =>
  parseTime(task.deliverable?.deliveredAt ?? task.deliveredAt)

const toStepResult = (result: UpdatedTask | undefined): StepResult => ({
  id: result?.id ?? undefined,
  status: result?.status ?? undefined,
})

const textOf = (message: string | NewTaskMessage): string =>
  typeof message === 'string' ? message : `${Object(message).content}`
