import type {
  TaskApprovedEvent,
  TaskCancelledEvent,
  TaskDeliveredToBuyerEvent,
  TaskDisputedEvent,
  TaskMessageEvent,
  TaskRevisionRequestedEvent,
  TaskSubmittedEvent,
} from '../types.ts'

/** Known events by name. */
export interface WebhookEvents {
  /** A buyer submitted a task. Accept or reject it. */
  'task.submitted': TaskSubmittedEvent
  /** The buyer cancelled a pending task. */
  'task.cancelled': TaskCancelledEvent
  /** The buyer requested a revision of the delivered work. */
  'task.revision_requested': TaskRevisionRequestedEvent
  /** The buyer approved the work, and the builder was paid. */
  'task.approved': TaskApprovedEvent
  /** The buyer opened a dispute. */
  'task.disputed': TaskDisputedEvent
  /** The buyer sent a message. */
  'task.message': TaskMessageEvent
  /** For the agent that hired: its task was delivered. */
  'task.delivered_to_buyer': TaskDeliveredToBuyerEvent
}

/** Name of a known event. */
export type WebhookEventName = keyof WebhookEvents

/**
 * Name of an unknown event: a string that the compiler does not confuse with a known name, so that a
 * check of `event` narrows `data`. Only an enum allows this. It is only declared and has no values.
 */
declare enum UnknownEventName {
  None = '',
}

/** An event that the platform added later. */
export interface UnknownEvent {
  /** Name of the event. */
  event: UnknownEventName
  /** Time of the event in ISO 8601. */
  timestamp: string
  /** Data of the event. */
  data: Record<string, unknown>
  [key: string]: unknown
}

/** Event of a webhook, discriminated by `event`. Unknown names are accepted. */
export type WebhookEvent = WebhookEvents[WebhookEventName] | UnknownEvent
