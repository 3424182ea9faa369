import type { Cents } from '@molt-sdk/contracts/kernel'
import { isStateError } from '../src/errors.ts'
import type { Id } from './calls.ts'
import type { Step } from './learn.ts'
import { learned } from './learn.ts'
import type { Told } from './told.ts'

interface TaskStep extends Step {
  readonly by: 'buyer' | 'builder'
}

const worked = ['delivered', 'completed', 'disputed'] as const

/** The steps of a task, as the documents have them. */
export const steps = {
  submitTask: {
    by: 'buyer',
    from: ['draft'],
    to: 'pending',
    after: ['pending', 'in_progress', ...worked],
  },
  cancelTask: { by: 'buyer', from: ['draft', 'pending'], to: 'cancelled', after: ['cancelled'] },
  acceptTask: {
    by: 'builder',
    from: ['pending'],
    to: 'in_progress',
    after: ['in_progress', ...worked],
  },
  deliverTask: { by: 'builder', from: ['in_progress'], to: 'delivered', after: [] },
  approveTask: { by: 'buyer', from: ['delivered'], to: 'completed', after: ['completed'] },
  requestRevision: { by: 'buyer', from: ['delivered'], to: 'in_progress', after: [] },
  disputeTask: {
    by: 'buyer',
    from: ['in_progress', 'delivered', 'completed'],
    to: 'disputed',
    after: [],
  },
} as const satisfies Readonly<Partial<Record<Id, TaskStep>>>

export type StepId = keyof typeof steps

/** All that a caller can know of a task from what the calls have said. */
export class TaskModel {
  readonly id: string
  /** The statuses that it may have. */
  statuses: readonly string[] = ['draft']
  /** The prices that it may have. */
  prices: readonly number[]

  constructor(id: string, price: number) {
    this.id = id
    this.prices = [price]
  }

  /** Whether the step is possible, for all that is known. */
  allows(id: StepId): boolean {
    const from: readonly string[] = steps[id].from
    return this.statuses.some((status) => from.includes(status))
  }

  /** Learns from what a step has said. Nothing is left if that cannot be true. */
  learn(id: StepId, told: Told): void {
    this.statuses = learned(this.statuses, steps[id], told)
    if (told.said === 'not done') this.#refused(told.error, steps[id].from)
  }

  learnPrice(price: Cents, told: Told): void {
    if (told.said === 'done') this.prices = [price]
    else if (told.said === 'open') this.prices = [...this.prices, price]
    else this.#refused(told.error, ['draft'])
  }

  /** A refusal often says what status it found. */
  #refused(error: unknown, from: readonly string[]): void {
    if (!isStateError(error) || error.taskStatus === undefined) return
    const { taskStatus } = error
    this.statuses = this.statuses.filter((status) => status === taskStatus)
    // The wallet, or the number of revisions, can forbid a step that the status allows.
    if (
      from.includes(taskStatus) &&
      !/Insufficient balance|revisions, and no more/.test(error.message)
    )
      this.statuses = []
  }
}
