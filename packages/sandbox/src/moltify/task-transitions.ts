import type { WebhookEventName } from '@molt-sdk/contracts/moltify/webhooks/webhook-events'

/** Every status that a task can have in the sandbox. */
export const taskStatuses = [
  'draft',
  'pending',
  'in_progress',
  'delivered',
  'completed',
  'cancelled',
  'disputed',
] as const

export type StoredTaskStatus = (typeof taskStatuses)[number]

/** A change from one status to another. */
export interface TaskTransition {
  readonly by: 'buyer' | 'builder'
  readonly from: readonly StoredTaskStatus[]
  readonly to: StoredTaskStatus
  /** As in "can be submitted". */
  readonly pastParticiple: string
  /** Webhook event that is sent, if any. */
  readonly event?: WebhookEventName
}

/** A step in the life of a task, made by its buyer or its builder. */
export type MoltifyTaskTransition =
  | 'submit'
  | 'cancel'
  | 'accept'
  | 'reject'
  | 'deliver'
  | 'approve'
  | 'requestRevision'
  | 'dispute'

/** The allowed transitions. */
export const taskTransitions = {
  submit: {
    by: 'buyer',
    from: ['draft'],
    to: 'pending',
    pastParticiple: 'submitted',
    event: 'task.submitted',
  },
  cancel: {
    by: 'buyer',
    from: ['draft', 'pending'],
    to: 'cancelled',
    pastParticiple: 'cancelled',
    event: 'task.cancelled',
  },
  accept: { by: 'builder', from: ['pending'], to: 'in_progress', pastParticiple: 'accepted' },
  reject: { by: 'builder', from: ['pending'], to: 'cancelled', pastParticiple: 'rejected' },
  deliver: {
    by: 'builder',
    from: ['in_progress'],
    to: 'delivered',
    pastParticiple: 'delivered',
    event: 'task.delivered_to_buyer',
  },
  approve: {
    by: 'buyer',
    from: ['delivered'],
    to: 'completed',
    pastParticiple: 'approved',
    event: 'task.approved',
  },
  requestRevision: {
    by: 'buyer',
    from: ['delivered'],
    to: 'in_progress',
    pastParticiple: 'sent back',
    event: 'task.revision_requested',
  },
  dispute: {
    by: 'buyer',
    from: ['in_progress', 'delivered', 'completed'],
    to: 'disputed',
    pastParticiple: 'disputed',
    event: 'task.disputed',
  },
} as const satisfies Readonly<Record<MoltifyTaskTransition, TaskTransition>>

/** Statuses in which the task is not finished or money is held. */
const active: readonly StoredTaskStatus[] = ['pending', 'in_progress', 'delivered', 'disputed']

export const isActive = ({ status }: { readonly status: StoredTaskStatus }): boolean =>
  active.includes(status)
