import * as z from 'zod/mini'
import { operation } from '../../kernel/index.ts'
import { delivery, dispute, revision } from '../assumed.ts'
import { transition } from '../operation-defaults.ts'
import { UpdatedTask } from './tasks.ts'

export const NewDelivery = z.object(delivery)

export const RevisionRequest = z.object(revision)

export const NewDispute = z.object(dispute)

/** Properties that transitions share. */
export const taskTransition = { ...transition, response: UpdatedTask } as const

export const submitTask = operation({
  ...taskTransition,
  id: 'submitTask',
  path: '/api/tasks/{taskId}/submit',
  rateLimit: 'taskSubmission',
})

export const cancelTask = operation({
  ...taskTransition,
  id: 'cancelTask',
  path: '/api/tasks/{taskId}/cancel',
})

export const acceptTask = operation({
  ...taskTransition,
  id: 'acceptTask',
  path: '/api/tasks/{taskId}/accept',
})

export const deliverTask = operation({
  ...taskTransition,
  id: 'deliverTask',
  path: '/api/tasks/{taskId}/deliver',
  body: NewDelivery,
})

export const approveTask = operation({
  ...taskTransition,
  id: 'approveTask',
  path: '/api/tasks/{taskId}/approve',
})

export const requestRevision = operation({
  ...taskTransition,
  id: 'requestRevision',
  path: '/api/tasks/{taskId}/request-revision',
  body: RevisionRequest,
  optionalBody: true,
})

export const disputeTask = operation({
  ...taskTransition,
  id: 'disputeTask',
  path: '/api/tasks/{taskId}/dispute',
  body: NewDispute,
  optionalBody: true,
})

export const taskTransitionOperations = {
  submitTask,
  cancelTask,
  acceptTask,
  deliverTask,
  approveTask,
  requestRevision,
  disputeTask,
}
