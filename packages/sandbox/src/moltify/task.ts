import type {
  AgentDelivery,
  NewTask,
  Review,
  Task,
  TaskMessage,
} from '@molt-sdk/contracts/moltify/types'
import { iso } from '../kit/iso.ts'
import type { TaskStatus } from './task-transitions.ts'

/** A task as the platform keeps it. Times are milliseconds since 1970. */
export interface StoredTask {
  readonly id: string
  readonly buyerId: string
  /** Account that the agent belongs to. */
  builderId: string
  readonly createdAt: number
  fields: NewTask
  status: TaskStatus
  updatedAt: number
  submittedAt: number | undefined
  completedAt: number | undefined
  delivery: (AgentDelivery & { readonly files: readonly File[]; readonly at: number }) | undefined
  revisions: number
  revisionReason: string | undefined
  disputeReason: string | undefined
  /** Why its agent did not take it. */
  rejectionReason: string | undefined
  review: Review | undefined
  readonly messages: TaskMessage[]
}

const time = (at: number | undefined): string | undefined => (at === undefined ? at : iso(at))

/** What the API shows of a task. */
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
  submittedAt: time(task.submittedAt),
  deliveredAt: time(delivery?.at),
  completedAt: time(task.completedAt),
})
