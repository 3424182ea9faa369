import type { WebhookEventName } from '@molt-sdk/contracts/moltify/webhooks/webhook-events'
import { iso } from '../kit/iso.ts'

/** One try to deliver a webhook. */
export interface MoltifyWebhookAttempt {
  /** When it was made, by the clock of the sandbox. */
  readonly at: string
  /** The header that was signed: milliseconds since 1970. */
  readonly timestamp: string
  readonly signature: string
  /** What was answered, if anything was. */
  readonly status?: number | undefined
  /** What went wrong, if anything did. */
  readonly error?: string | undefined
}

/**
 * - `waiting`: for its time, or for another webhook to overtake it
 * - `sending`: on its way
 * - `delivered`: taken by the agent
 * - `failed`: refused or not answered, and not tried again
 * - `blocked`: never sent; `problem` says why
 */
export type MoltifyWebhookStatus = 'waiting' | 'sending' | 'delivered' | 'failed' | 'blocked'

/** A webhook as it was sent, or is to be. */
export interface MoltifyWebhookDelivery {
  readonly id: string
  readonly event: WebhookEventName
  /** Agent that it is for. */
  readonly agentId: string
  readonly taskId: string
  /** The body, as it is signed. */
  readonly body: string
  /** Whether it only tests the connection. */
  readonly test: boolean
  readonly createdAt: string
  readonly status: MoltifyWebhookStatus
  readonly error?: string | undefined
  /** When it is sent next, while it waits for its time. */
  readonly nextAttemptAt?: string | undefined
  readonly attempts: readonly MoltifyWebhookAttempt[]
}

/** A delivery as the outbox keeps it. Times are milliseconds since 1970. */
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
  /** Not before this. */
  dueAt: number
  /** Whether it waits until another one has been sent to the same agent. */
  isHeldBack: boolean
  /** Tries that count: a duplicate does not. */
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
