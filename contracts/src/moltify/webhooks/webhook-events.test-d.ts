import type * as z from 'zod/mini'
import type { AllTrue, Equal } from '../../kernel/type-equality.ts'
import type { CallbackAction } from '../agent-tasks/callback-action.ts'
import type {
  CallbackBody,
  TaskEventData,
  TaskMessageData,
  TaskSubmittedData,
  TaskSubmittedEvent,
} from '../types.ts'
import type {
  UnknownEvent,
  WebhookEvent,
  WebhookEventName,
  WebhookEvents,
} from './webhook-events.ts'
import type { webhookEvents } from './webhooks.ts'

type Published = { [Name in keyof typeof webhookEvents]: z.infer<(typeof webhookEvents)[Name]> }

export type EventsAreWhatTheSchemasPass = AllTrue<
  [
    Equal<WebhookEvents['task.submitted'], Published['task.submitted']>,
    Equal<WebhookEvents['task.cancelled'], Published['task.cancelled']>,
    Equal<WebhookEvents['task.revision_requested'], Published['task.revision_requested']>,
    Equal<WebhookEvents['task.approved'], Published['task.approved']>,
    Equal<WebhookEvents['task.disputed'], Published['task.disputed']>,
    Equal<WebhookEvents['task.message'], Published['task.message']>,
    Equal<WebhookEvents['task.delivered_to_buyer'], Published['task.delivered_to_buyer']>,
    Equal<WebhookEventName, keyof Published>,
    Equal<WebhookEvents[WebhookEventName]['event'], WebhookEventName>,
    Equal<WebhookEvent['event'], WebhookEventName | UnknownEvent['event']>,
  ]
>

export const dataOf = (received: WebhookEvent): unknown => {
  switch (received.event) {
    case 'task.submitted': {
      const data: TaskSubmittedData = received.data
      const exact: AllTrue<[Equal<typeof received, TaskSubmittedEvent>]> = [true]
      return [data.agreedPrice, exact]
    }
    case 'task.message': {
      const data: TaskMessageData = received.data
      return data.message
    }
    case 'task.cancelled':
    case 'task.approved': {
      const data: TaskEventData = received.data
      return data.taskId
    }
    case 'task.revision_requested':
      return received.data.revisionReason
    case 'task.disputed':
      return received.data.disputeReason
    case 'task.delivered_to_buyer':
      return received.data.deliverable?.content
    default: {
      const unknown: UnknownEvent = received
      const name: string = unknown.event
      return [name === 'task.added_later', unknown.data['anything']]
    }
  }
}

// @ts-expect-error only a submitted task has a price here
export const price = (received: WebhookEvents['task.approved']): number => received.data.agreedPrice

export const actions: CallbackAction[] = [
  { action: 'accept' },
  { action: 'reject', reason: 'Too big.' },
  { action: 'deliver', content: 'Done.' },
  { action: 'deliver', content: 'Done.', notes: undefined },
  { action: 'reject' },
  { action: 'message', content: 'When?' },

  // @ts-expect-error a delivery requires content
  { action: 'deliver', notes: 'Done.' },
  // @ts-expect-error an unknown action
  { action: 'approve' },
]

/** Every action matches the body schema. */
export const body = (action: CallbackAction): CallbackBody => action
