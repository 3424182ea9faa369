import type { WebhookEvent } from '@molt-sdk/contracts/moltify/webhooks/webhook-events'

/** An event to work on, as it is saved in a queue. It is JSON, and has no secrets. */
export interface Job {
  /**
   * Identifies the event, whether it was received by webhook or found by polling. A queue keeps one
   * job per key. At most 200 characters.
   */
  readonly key: string
  /** The task of the event. Jobs of one task must be performed one after the other. */
  readonly taskId: string
  /** The event, as the webhook had it or as polling found it. */
  readonly event: WebhookEvent
  /** How the event was noticed. */
  readonly source: 'webhook' | 'poll'
}

/** The time of a job's event in milliseconds since 1970, or `undefined` if the event has none. */
export const timeOf = ({ event }: Job): number | undefined => parseTime(event.timestamp)

/** Milliseconds since 1970, or `undefined` for a value that is not a time. */
export const parseTime = (time: unknown): number | undefined => {
  const parsed = typeof time === 'string' ? Date.parse(time) : Number.NaN
  return Number.isNaN(parsed) ? undefined : parsed
}
