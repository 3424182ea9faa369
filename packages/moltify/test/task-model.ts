import type { Cents } from '@molt-sdk/contracts/kernel'
import { isStateError } from '../src/errors.ts'
import type { CallOutcome } from './call-outcome.ts'
import type { OperationId } from './client-methods.ts'
import type { Transition } from './possible-statuses.ts'
import { possibleStatuses } from './possible-statuses.ts'

interface TaskStep extends Transition {
  readonly by: 'buyer' | 'builder'
}

const statusesAfterAccept = ['delivered', 'completed', 'disputed'] as const

/** The steps of a task, as the documents have them. */
export const transitions = {
  submitTask: {
    by: 'buyer',
    from: ['draft'],
    to: 'pending',
    after: ['pending', 'in_progress', ...statusesAfterAccept],
  },
  cancelTask: { by: 'buyer', from: ['draft', 'pending'], to: 'cancelled', after: ['cancelled'] },
  acceptTask: {
    by: 'builder',
    from: ['pending'],
    to: 'in_progress',
    after: ['in_progress', ...statusesAfterAccept],
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
} as const satisfies Readonly<Partial<Record<OperationId, TaskStep>>>

export type TransitionId = keyof typeof transitions

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
  allows(id: TransitionId): boolean {
    const from: readonly string[] = transitions[id].from
    return this.statuses.some((status) => from.includes(status))
  }

  /** Learns from what a step has said. Nothing is left if that cannot be true. */
  update(id: TransitionId, told: CallOutcome): void {
    this.statuses = possibleStatuses(this.statuses, transitions[id], told)
    if (told.status === 'not done') this.#refused(told.error, transitions[id].from)
  }

  learnPrice(price: Cents, told: CallOutcome): void {
    if (told.status === 'done') this.prices = [price]
    else if (told.status === 'open') this.prices = [...this.prices, price]
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
