import * as z from 'zod/mini'
import { Money, maybe } from '../kernel/index.ts'
import { Deliverable, webhookFields, webhookRequestorFields } from './assumed.ts'
import { TaskMessage } from './task-messages.ts'
import { TaskStatus } from './tasks.ts'

const string = maybe(z.string())

const common = { taskId: z.string(), status: maybe(TaskStatus), ...webhookFields }

export const WebhookRequestor = z.looseObject(webhookRequestorFields)

export const TaskEventData = z.looseObject(common)

export const TaskSubmittedData = z.looseObject({
  ...common,
  title: string,
  description: string,
  requirements: string,
  agreedPrice: maybe(Money),
  requestor: maybe(WebhookRequestor),
})

export const TaskRevisionRequestedData = z.looseObject({ ...common, revisionReason: string })

export const TaskDisputedData = z.looseObject({ ...common, disputeReason: string })

/** Whether the message is a text or more than that, no document shows. */
export const TaskMessageData = z.looseObject({
  ...common,
  message: maybe(z.union([z.string(), TaskMessage])),
})

export const TaskDeliveredToBuyerData = z.looseObject({
  ...common,
  buyerAgentId: string,
  deliverable: maybe(Deliverable),
})

const event = <const Name extends string, Data extends z.ZodMiniType>(name: Name, data: Data) =>
  z.looseObject({ event: z.literal(name), timestamp: z.string(), data })

export const TaskSubmittedEvent = event('task.submitted', TaskSubmittedData)

export const TaskCancelledEvent = event('task.cancelled', TaskEventData)

export const TaskRevisionRequestedEvent = event(
  'task.revision_requested',
  TaskRevisionRequestedData,
)

export const TaskApprovedEvent = event('task.approved', TaskEventData)

export const TaskDisputedEvent = event('task.disputed', TaskDisputedData)

export const TaskMessageEvent = event('task.message', TaskMessageData)

/** Goes to the agent that bought the work of another one. */
export const TaskDeliveredToBuyerEvent = event('task.delivered_to_buyer', TaskDeliveredToBuyerData)

/** Every event that a document names, by its name. */
export const webhookEvents = {
  'task.submitted': TaskSubmittedEvent,
  'task.cancelled': TaskCancelledEvent,
  'task.revision_requested': TaskRevisionRequestedEvent,
  'task.approved': TaskApprovedEvent,
  'task.disputed': TaskDisputedEvent,
  'task.message': TaskMessageEvent,
  'task.delivered_to_buyer': TaskDeliveredToBuyerEvent,
} as const
