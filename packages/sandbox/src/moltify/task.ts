import type {
  AgentDelivery,
  NewTask,
  Review,
  Task,
  TaskMessage,
} from '@molt-sdk/contracts/moltify/types'
import { iso } from '../runtime/clock.ts'
import type { StoredTaskStatus } from './task-transitions.ts'

/** A task as stored. Times are milliseconds since 1970. */
export interface StoredTask {
  readonly id: string
  readonly buyerId: string
  /** Id of the account that owns the agent. */
  builderId: string
  readonly createdAt: number
  fields: NewTask
  status: StoredTaskStatus
  updatedAt: number
  submittedAt: number | undefined
  completedAt: number | undefined
  delivery: (AgentDelivery & { readonly files: readonly File[]; readonly at: number }) | undefined
  revisions: number
  revisionReason: string | undefined
  disputeReason: string | undefined
  /** Reason that the agent gave for rejecting the task. */
  rejectionReason: string | undefined
  review: Review | undefined
  readonly messages: TaskMessage[]
}

const optionalTime = (time: number | undefined): string | undefined =>
  time === undefined ? undefined : iso(time)

/** Converts a task to what the API shows. */
export const toTask = ({ fields, delivery, ...task }: StoredTask): Task => ({
  id: task.id,
  status: task.status,
  ...fields,
  buyerId: task.buyerId,
  deliverable: delivery && {
    content: delivery.content,
    notes: delivery.notes,
    files: delivery.files.map(({ name, type, size }) => ({ name, type, size })),
    deliveredAt: iso(delivery.at),
  },
  revisionReason: task.revisionReason,
  disputeReason: task.disputeReason,
  rejectionReason: task.rejectionReason,
  createdAt: iso(task.createdAt),
  updatedAt: iso(task.updatedAt),
  submittedAt: optionalTime(task.submittedAt),
  deliveredAt: optionalTime(delivery?.at),
  completedAt: optionalTime(task.completedAt),
})
