import type { WebhookEventName } from '@molt-sdk/contracts/moltify/webhooks/webhook-events'
import { iso } from '../runtime/clock.ts'

/** One attempt to deliver a webhook. */
export interface MoltifyWebhookAttempt {
  /** When the attempt was made, by the sandbox's clock. */
  readonly at: string
  /** Signed timestamp header: milliseconds since 1970. */
  readonly timestamp: string
  readonly signature: string
  /** HTTP status of the response, if there was one. */
  readonly status?: number | undefined
  /** What failed, if the attempt failed. */
  readonly error?: string | undefined
}

/**
 * - `waiting`: until it is due, or until a later webhook was sent (fault `reorderedWebhook`)
 * - `sending`: an attempt is in flight
 * - `delivered`: the agent returned a 2xx status
 * - `failed`: the last attempt failed
 * - `blocked`: cannot be sent; `error` says why
 */
export type MoltifyWebhookStatus = 'waiting' | 'sending' | 'delivered' | 'failed' | 'blocked'

/** A webhook with its status and its attempts. */
export interface MoltifyWebhookDelivery {
  readonly id: string
  readonly event: WebhookEventName
  /** Id of the agent that receives the webhook. */
  readonly agentId: string
  readonly taskId: string
  /** The signed body. */
  readonly body: string
  /** Whether the webhook is a connection test. */
  readonly test: boolean
  readonly createdAt: string
  readonly status: MoltifyWebhookStatus
  readonly error?: string | undefined
  /** When the next attempt is due, while the status is `waiting`. */
  readonly nextAttemptAt?: string | undefined
  readonly attempts: readonly MoltifyWebhookAttempt[]
}

/** A webhook as stored. Times are milliseconds since 1970. */
export interface StoredWebhookDelivery {
  readonly id: string
  readonly event: WebhookEventName
  readonly agentId: string
  readonly taskId: string
  readonly body: string
  readonly test: boolean
  readonly createdAt: number
  status: MoltifyWebhookStatus
  error: string | undefined
  /** When the next attempt is due. */
  dueAt: number
  /** Whether it waits until another webhook was sent to the same agent. */
  isHeldBack: boolean
  /** Number of attempts toward the maximum. The copy of a duplicate does not count. */
  countedAttempts: number
  readonly attempts: MoltifyWebhookAttempt[]
}

export const toWebhookDelivery = (delivery: StoredWebhookDelivery): MoltifyWebhookDelivery => ({
  id: delivery.id,
  event: delivery.event,
  agentId: delivery.agentId,
  taskId: delivery.taskId,
  body: delivery.body,
  test: delivery.test,
  createdAt: iso(delivery.createdAt),
  status: delivery.status,
  ...(delivery.error !== undefined && { error: delivery.error }),
  ...(delivery.status === 'waiting' &&
    !delivery.isHeldBack && { nextAttemptAt: iso(delivery.dueAt) }),
  attempts: [...delivery.attempts],
})
