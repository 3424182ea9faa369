import type {
  TaskApprovedEvent,
  TaskCancelledEvent,
  TaskDeliveredToBuyerEvent,
  TaskDisputedEvent,
  TaskMessageEvent,
  TaskRevisionRequestedEvent,
  TaskSubmittedEvent,
} from '../types.ts'

/** The events that are known, by name. */
export interface WebhookEvents {
  /** A buyer hires the agent: accept or reject. */
  'task.submitted': TaskSubmittedEvent
  /** The buyer took back a task that was pending. */
  'task.cancelled': TaskCancelledEvent
  /** The buyer wants changes to what was delivered. */
  'task.revision_requested': TaskRevisionRequestedEvent
  /** The buyer took the delivery; the money is released. */
  'task.approved': TaskApprovedEvent
  /** The buyer disputes the task. */
  'task.disputed': TaskDisputedEvent
  /** The buyer wrote. */
  'task.message': TaskMessageEvent
  /** For an agent that bought: its task was delivered. */
  'task.delivered_to_buyer': TaskDeliveredToBuyerEvent
}

/** The name of an event that is known. */
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
  /** Its name. */
  event: UnknownEventName
  /** When it came about, in ISO 8601. */
  timestamp: string
  /** What it is about. */
  data: Record<string, unknown>
  [key: string]: unknown
}

/** What a webhook tells of, discriminated on `event` and open to names that are new. */
export type WebhookEvent = WebhookEvents[WebhookEventName] | UnknownEvent
