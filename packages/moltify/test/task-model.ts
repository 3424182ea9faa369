import type { Cents } from '@molt-sdk/contracts/kernel'
import { isStateError } from '../src/errors.ts'
import type { CallOutcome } from './call-outcome.ts'
import type { OperationId } from './client-methods.ts'
import type { Transition } from './possible-statuses.ts'
import { possibleStatuses } from './possible-statuses.ts'

interface TransitionOfTask extends Transition {
  readonly by: 'buyer' | 'builder'
}

const statusesAfterAccept = ['delivered', 'completed', 'disputed'] as const

/** The documented transitions of a task. */
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
} as const satisfies Readonly<Partial<Record<OperationId, TransitionOfTask>>>

export type TransitionId = keyof typeof transitions

/** What a caller can conclude about a task from the outcomes of its calls. */
export class TaskModel {
  readonly id: string
  /** Its possible statuses. */
  statuses: readonly string[] = ['draft']
  /** Its possible prices. */
  prices: readonly number[]

  constructor(id: string, price: number) {
    this.id = id
    this.prices = [price]
  }

  /** Whether the transition may be possible. */
  allows(id: TransitionId): boolean {
    const from: readonly string[] = transitions[id].from
    return this.statuses.some((status) => from.includes(status))
  }

  /** Updates the model with an outcome. No status is left if the outcome cannot be true. */
  update(id: TransitionId, reported: CallOutcome): void {
    this.statuses = possibleStatuses(this.statuses, transitions[id], reported)
    if (reported.status === 'not done') this.#refused(reported.error, transitions[id].from)
  }

  learnPrice(price: Cents, reported: CallOutcome): void {
    if (reported.status === 'done') this.prices = [price]
    else if (reported.status === 'unknown') this.prices = [...this.prices, price]
    else this.#refused(reported.error, ['draft'])
  }

  /** An error often has the status of the task. */
  #refused(error: unknown, from: readonly string[]): void {
    if (!isStateError(error) || error.taskStatus === undefined) return
    const { taskStatus } = error
    this.statuses = this.statuses.filter((status) => status === taskStatus)
    // The balance or the number of revisions can prevent a transition that the status allows.
    if (
      from.includes(taskStatus) &&
      !/Insufficient balance|at most \d+ revisions/.test(error.message)
    )
      this.statuses = []
  }
}
