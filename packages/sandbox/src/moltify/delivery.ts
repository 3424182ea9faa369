import type { WebhookEventName } from '@molt-sdk/contracts/moltify'
import { iso } from '../kit/iso.ts'

/** One try to deliver a webhook. */
export interface WebhookAttempt {
  /** When it was made, by the clock of the sandbox. */
  readonly at: string
  /** The header that was signed: milliseconds since 1970. */
  readonly timestamp: string
  readonly signature: string
  /** What was answered, if anything was. */
  readonly status?: number | undefined
  /** What went wrong, if anything did. */
  readonly problem?: string | undefined
}

/**
 * - `waiting`: for its time, or for another webhook to overtake it
 * - `sending`: on its way
 * - `delivered`: taken by the agent
 * - `failed`: refused or not answered, and not tried again
 * - `blocked`: never sent; `problem` says why
 */
export type DeliveryStatus = 'waiting' | 'sending' | 'delivered' | 'failed' | 'blocked'

/** A webhook as it was sent, or is to be. */
export interface WebhookDelivery {
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
  readonly status: DeliveryStatus
  readonly problem?: string | undefined
  /** When it is sent next, while it waits for its time. */
  readonly nextAttemptAt?: string | undefined
  readonly attempts: readonly WebhookAttempt[]
}

/** A delivery as the outbox keeps it. Times are milliseconds since 1970. */
export interface StoredDelivery {
  readonly id: string
  readonly event: WebhookEventName
  readonly agentId: string
  readonly taskId: string
  readonly body: string
  readonly test: boolean
  readonly createdAt: number
  status: DeliveryStatus
  problem: string | undefined
  /** Not before this. */
  dueAt: number
  /** Whether it waits until another one has been sent to the same agent. */
  held: boolean
  /** Tries that count: a duplicate does not. */
  tries: number
  readonly attempts: WebhookAttempt[]
}

export const deliveryView = (delivery: StoredDelivery): WebhookDelivery => ({
  id: delivery.id,
  event: delivery.event,
  agentId: delivery.agentId,
  taskId: delivery.taskId,
  body: delivery.body,
  test: delivery.test,
  createdAt: iso(delivery.createdAt),
  status: delivery.status,
  ...(delivery.problem !== undefined && { problem: delivery.problem }),
  ...(delivery.status === 'waiting' && !delivery.held && { nextAttemptAt: iso(delivery.dueAt) }),
  attempts: [...delivery.attempts],
})
