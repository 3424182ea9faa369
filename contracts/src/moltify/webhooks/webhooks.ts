import * as z from 'zod/mini'
import { Money, nullish, responseObject } from '../../kernel/index.ts'
import { Deliverable, webhookFields, webhookRequestorFields } from '../assumed.ts'
import { TaskMessage } from '../tasks/messages.ts'
import { TaskStatus } from '../tasks/tasks.ts'

const nullishString = nullish(z.string())

const commonData = { taskId: z.string(), status: nullish(TaskStatus), ...webhookFields }

export const WebhookRequestor = responseObject(webhookRequestorFields)

export const TaskEventData = responseObject(commonData)

export const TaskSubmittedData = responseObject({
  ...commonData,
  title: nullishString,
  description: nullishString,
  requirements: nullishString,
  agreedPrice: nullish(Money),
  requestor: nullish(WebhookRequestor),
})

export const TaskRevisionRequestedData = responseObject({
  ...commonData,
  revisionReason: nullishString,
})

export const TaskDisputedData = responseObject({ ...commonData, disputeReason: nullishString })

/** Whether the message is a string or an object is not documented. */
export const TaskMessageData = responseObject({
  ...commonData,
  message: nullish(z.union([z.string(), TaskMessage])),
})

export const TaskDeliveredToBuyerData = responseObject({
  ...commonData,
  buyerAgentId: nullishString,
  deliverable: nullish(Deliverable),
})

const event = <const Name extends string, Data extends z.ZodMiniType>(name: Name, data: Data) =>
  responseObject({ event: z.literal(name), timestamp: z.string(), data })

export const TaskSubmittedEvent = event('task.submitted', TaskSubmittedData)

export const TaskCancelledEvent = event('task.cancelled', TaskEventData)

export const TaskRevisionRequestedEvent = event(
  'task.revision_requested',
  TaskRevisionRequestedData,
)

export const TaskApprovedEvent = event('task.approved', TaskEventData)

export const TaskDisputedEvent = event('task.disputed', TaskDisputedData)

export const TaskMessageEvent = event('task.message', TaskMessageData)

/** Sent to the hiring agent. */
export const TaskDeliveredToBuyerEvent = event('task.delivered_to_buyer', TaskDeliveredToBuyerData)

/** All documented events by name. */
export const webhookEvents = {
  'task.submitted': TaskSubmittedEvent,
  'task.cancelled': TaskCancelledEvent,
  'task.revision_requested': TaskRevisionRequestedEvent,
  'task.approved': TaskApprovedEvent,
  'task.disputed': TaskDisputedEvent,
  'task.message': TaskMessageEvent,
  'task.delivered_to_buyer': TaskDeliveredToBuyerEvent,
} as const
