import type { WebhookEvent } from '@molt-sdk/contracts/moltify/webhooks/webhook-events'
import type { Job } from './job.ts'
import { parseTime } from './job.ts'
import { noteMessage } from './message-log.ts'
import type { ValueStore } from './task-record.ts'
import { hashOf, TaskRecord } from './task-record.ts'

/** Events that a task has once at most. */
const singleEvents: readonly string[] = [
  'task.submitted',
  'task.cancelled',
  'task.approved',
  'task.disputed',
]

/** The key of an event that a task has once. */
export const singleKey = (taskId: string, event: string): string => `${event} ${taskId}`

/**
 * The key of a revision: the number of times that the worker had replied to the task before. Webhook and
 * polling lead to the same number, a repeated or late webhook too.
 */
export const revisionKey = (taskId: string, turns: number): string =>
  `task.revision_requested ${taskId} ${turns}`

/** The key of a message: its text, and how many messages with this text came before. */
export const messageKey = (taskId: string, hash: string, index: number): string =>
  `task.message ${taskId} ${hash} ${index}`

/**
 * Creates the job of an event that was received by webhook.
 *
 * @param store what the worker remembers. Without it, keys do not depend on what came before.
 * @param fingerprint returns a hash of the whole event
 */
export const jobOfWebhook = async (
  store: ValueStore | undefined,
  event: WebhookEvent,
  fingerprint: () => string | Promise<string>,
): Promise<Job> => {
  const name: string = event.event
  const { taskId: id, message } = event.data as { taskId?: unknown; message?: unknown }
  const taskId = typeof id === 'string' ? id : ''
  const job = (key: string): Job => ({ key, taskId: taskId || key, event, source: 'webhook' })
  if (taskId && singleEvents.includes(name)) return job(singleKey(taskId, name))
  const time = parseTime(event.timestamp)
  if (store && taskId && name === 'task.revision_requested') {
    const record = await TaskRecord.read(store, taskId)
    return job(revisionKey(taskId, record.turnsBefore(time)))
  }
  const text = typeof message === 'string' ? message : Object(message).content
  if (
    store &&
    taskId &&
    name === 'task.message' &&
    typeof text === 'string' &&
    time !== undefined
  ) {
    const hash = await hashOf(text)
    const messageId = Object(message).id ?? undefined
    const index = await noteMessage(store, taskId, hash, { webhook: time, id: messageId })
    return job(messageKey(taskId, hash, index))
  }
  return job(`${name.slice(0, 60)} ${await fingerprint()}`)
}
