import type {
  TaskApprovedEvent,
  TaskCancelledEvent,
  TaskDeliveredToBuyerEvent,
  TaskDisputedEvent,
  TaskMessageEvent,
  TaskRevisionRequestedEvent,
  TaskSubmittedEvent,
} from './types.ts'

/** The events that are known, by name. */
export interface WebhookEvents {
  'task.submitted': TaskSubmittedEvent
  'task.cancelled': TaskCancelledEvent
  'task.revision_requested': TaskRevisionRequestedEvent
  'task.approved': TaskApprovedEvent
  'task.disputed': TaskDisputedEvent
  'task.message': TaskMessageEvent
  'task.delivered_to_buyer': TaskDeliveredToBuyerEvent
}

export type WebhookEventName = keyof WebhookEvents

/**
 * A name that is none of the known ones: a string, but to the compiler none that could be one of
 * them, so that a look at `event` tells what `data` is. An enum is the one type that can say so.
 * This one is only declared: its member is the value of nothing.
 */
declare enum UnknownEventName {
  None = '',
}

/** An event that the platform added later. */
export interface UnknownEvent {
  event: UnknownEventName
  timestamp: string
  data: Record<string, unknown>
  [key: string]: unknown
}

/** What a webhook tells of, discriminated on `event` and open to names that are new. */
export type WebhookEvent = WebhookEvents[WebhookEventName] | UnknownEvent
