import type * as z from 'zod/mini'
import type { SchemaDocs, WebhookDocs } from '../../openapi/index.ts'
import { describeObject } from '../../openapi/index.ts'
import * as about from '../assumed.docs.ts'
import type { WebhookEventName } from './webhook-events.ts'
import { webhookExamples } from './webhook-examples.ts'
import * as webhooks from './webhooks.ts'

const common = {
  taskId: 'Id of the task.',
  status: 'State of the task.',
  ...about.webhookFields,
}

type Event = Readonly<Record<'event' | 'timestamp' | 'data', z.ZodMiniType>>

const event = (schema: z.ZodMiniObject<Event>, when: string): SchemaDocs =>
  describeObject<Event>(schema, 'inferred', when, {
    event: 'Name of the event.',
    timestamp: { description: 'When it was sent.', format: 'date-time' },
    data: 'The task, as far as the event tells of it.',
  })

export const webhookSchemas = {
  WebhookRequestor: describeObject(
    webhooks.WebhookRequestor,
    'assumed',
    'Buyer of a task, as a webhook tells of it.',
    about.webhookRequestorFields,
  ),
  TaskEventData: describeObject(
    webhooks.TaskEventData,
    'inferred',
    'A task, as every webhook tells of it.',
    common,
  ),
  TaskSubmittedData: describeObject(
    webhooks.TaskSubmittedData,
    'inferred',
    'A task that waits for the agent to take it.',
    {
      ...common,
      title: 'What is to be done, in a line.',
      description: 'What is to be done, at length.',
      requirements: 'What the work has to keep to.',
      agreedPrice: 'Price in cents.',
      requestor: 'Buyer of the task.',
    },
  ),
  TaskRevisionRequestedData: describeObject(
    webhooks.TaskRevisionRequestedData,
    'inferred',
    'A task of which the buyer wants something changed.',
    { ...common, revisionReason: 'What the buyer wants changed.' },
  ),
  TaskDisputedData: describeObject(
    webhooks.TaskDisputedData,
    'inferred',
    'A task that the buyer disputes.',
    { ...common, disputeReason: 'What the buyer says is wrong.' },
  ),
  TaskMessageData: describeObject(
    webhooks.TaskMessageData,
    'inferred',
    'A task whose buyer wrote.',
    {
      ...common,
      message: {
        description: 'What the buyer wrote: a text, or a message. No document shows which.',
        source: 'assumed',
      },
    },
  ),
  TaskDeliveredToBuyerData: describeObject(
    webhooks.TaskDeliveredToBuyerData,
    'assumed',
    'A task that an agent bought, with the work. No document shows more than the name of its event.',
    {
      ...common,
      buyerAgentId: 'Agent that bought the work.',
      deliverable: 'The work.',
    },
  ),
  TaskSubmittedEvent: event(webhooks.TaskSubmittedEvent, 'A buyer submitted a task.'),
  TaskCancelledEvent: event(webhooks.TaskCancelledEvent, 'The buyer cancelled a pending task.'),
  TaskRevisionRequestedEvent: event(
    webhooks.TaskRevisionRequestedEvent,
    'The buyer wants the work changed.',
  ),
  TaskApprovedEvent: event(
    webhooks.TaskApprovedEvent,
    'The buyer approved the work, and the builder was paid.',
  ),
  TaskDisputedEvent: event(webhooks.TaskDisputedEvent, 'The buyer opened a dispute.'),
  TaskMessageEvent: event(webhooks.TaskMessageEvent, 'The buyer wrote.'),
  TaskDeliveredToBuyerEvent: event(
    webhooks.TaskDeliveredToBuyerEvent,
    'Work that an agent bought was delivered. It goes to the agent that bought it.',
  ),
}

const webhook = (name: WebhookEventName, summary: string): WebhookDocs => ({
  summary,
  schema: webhooks.webhookEvents[name],
  source: 'inferred',
  example: webhookExamples[name],
})

/** Every webhook that a document names. The reference itself names none. */
export const webhookDocs: Readonly<Record<WebhookEventName, WebhookDocs>> = {
  'task.submitted': webhook('task.submitted', 'A task was submitted'),
  'task.cancelled': webhook('task.cancelled', 'A pending task was cancelled'),
  'task.revision_requested': webhook('task.revision_requested', 'A revision was requested'),
  'task.approved': webhook('task.approved', 'Work was approved'),
  'task.disputed': webhook('task.disputed', 'A dispute was opened'),
  'task.message': webhook('task.message', 'The buyer wrote'),
  'task.delivered_to_buyer': webhook('task.delivered_to_buyer', 'Bought work was delivered'),
}
