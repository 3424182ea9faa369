import type { WebhookEventName } from '@molt-sdk/contracts/moltify/webhooks/webhook-events'
import type { FaultIn } from '../faults/registry.ts'
import type { Runtime } from '../kit/platform.ts'
import { parseDuration } from '../runtime/duration.ts'
import type { StoredAgent } from './agent.ts'
import type { WebhookRequest } from './send-webhook.ts'
import { blockedReason, sendWebhook } from './send-webhook.ts'
import type { MoltifySettings } from './settings.ts'
import type { MoltifyWebhookAttempt, StoredWebhookDelivery } from './webhook-delivery.ts'
import { activeSecrets } from './webhook-secrets.ts'

/** A webhook to send. */
export interface Webhook {
  readonly event: WebhookEventName
  readonly agentId: string
  readonly taskId: string
  readonly body: string
}

/** Sends webhooks and retries them, by the sandbox's clock. It has no timer of its own: see `tick`. */
export interface Outbox {
  /** Sends a webhook immediately, unless a fault delays it. */
  enqueue(webhook: Webhook): void
  /** Sends a test webhook once. Resolves to what failed, or `undefined`. */
  test(webhook: Webhook, timeoutMs: number, signal: AbortSignal): Promise<string | undefined>
  /** Starts the attempts that are due. */
  tick(): void
  /**
   * Sends what is due and waits until no attempt is in flight. Resolves to the deliveries that are new
   * or were attempted since the last call.
   */
  flush(): Promise<readonly StoredWebhookDelivery[]>
  /** Sends a delivery again, whatever its status. Resolves to `undefined` if no delivery has this id. */
  resend(id: string): Promise<StoredWebhookDelivery | undefined>
  list(): readonly StoredWebhookDelivery[]
  /** Removes all deliveries, aborts attempts in flight, and adds others. */
  reset(others?: readonly StoredWebhookDelivery[]): void
}

interface OutboxOptions {
  readonly runtime: Runtime
  readonly settings: MoltifySettings
  readonly agents: ReadonlyMap<string, StoredAgent>
}

/** Factor between one wait and the next. */
const backoffFactor = 5

const forgedSecret = 'whsec_forged'

export const createOutbox = (options: OutboxOptions): Outbox => {
  const { runtime, settings, agents } = options
  const { clock, faults, ids } = runtime
  const deliveries = new Map<string, StoredWebhookDelivery>()
  /** Those that wait for an attempt or are in one, the oldest first. */
  const unfinished = new Set<StoredWebhookDelivery>()
  const changed = new Set<StoredWebhookDelivery>()
  let inFlight = new Set<Promise<void>>()
  let abortController = new AbortController()

  const consumeFault = <P extends 'webhookQueued' | 'webhookSent'>(
    phase: P,
    event: string,
  ): FaultIn<P> | undefined => faults.consume(phase, { platform: 'moltify', event })

  const add = (webhook: Webhook, test: boolean): StoredWebhookDelivery => {
    const now = clock.now()
    const delivery: StoredWebhookDelivery = {
      id: ids.next('whd_'),
      ...webhook,
      test,
      createdAt: now,
      status: 'waiting',
      error: undefined,
      dueAt: now,
      isHeldBack: false,
      countedAttempts: 0,
      attempts: [],
    }
    deliveries.set(delivery.id, delivery)
    for (const set of [unfinished, changed]) set.add(delivery)
    return delivery
  }

  /** Returns the request of a delivery, or why it cannot be sent. */
  const prepareRequest = ({
    agentId,
    body,
    attempts,
  }: StoredWebhookDelivery): WebhookRequest | string => {
    const agent = agents.get(agentId)
    const url = agent?.fields.webhookUrl
    if (!agent || url === undefined) return 'The agent has no webhookUrl'
    const [secret] = activeSecrets(options, agent)
    if (secret === undefined) return 'The agent has no webhook secret'
    const [first] = attempts
    const usesFreshTimestamp = !first || settings.assumptions.webhookRetrySigning === 'fresh'
    return (
      blockedReason(options, url) ?? {
        url,
        body,
        secret,
        signedAt: usesFreshTimestamp ? clock.now() : Number(first.timestamp),
        timeoutMs: settings.assumptions.webhookTimeoutSeconds * 1000,
        signal: abortController.signal,
      }
    )
  }

  /** Sends a webhook as its fault requires. Each request is an attempt; the last one counts. */
  const sendWithFault = async (
    fault: Exclude<FaultIn<'webhookSent'>, { readonly kind: 'lostWebhook' }> | undefined,
    request: WebhookRequest,
    attempts: MoltifyWebhookAttempt[],
  ): Promise<MoltifyWebhookAttempt> => {
    const send = async (changes: Partial<WebhookRequest> = {}): Promise<MoltifyWebhookAttempt> => {
      const attempt = await sendWebhook(options, { ...request, ...changes })
      attempts.push(attempt)
      return attempt
    }
    switch (fault?.kind) {
      case 'duplicateWebhook':
        await send()
        return send()
      case 'staleWebhook':
        return send({ signedAt: request.signedAt - parseDuration(fault.for ?? '6m') })
      case 'forgedWebhook':
        return send({ secret: forgedSecret })
      case undefined:
        return send()
    }
  }

  const markBlocked = (delivery: StoredWebhookDelivery, reason: string): void => {
    delivery.status = 'blocked'
    delivery.error = reason
    unfinished.delete(delivery)
  }

  const attempt = async (delivery: StoredWebhookDelivery, timeoutMs?: number): Promise<void> => {
    for (const set of [unfinished, changed]) set.add(delivery)
    const prepared = prepareRequest(delivery)
    if (typeof prepared === 'string') return markBlocked(delivery, prepared)
    const request = timeoutMs === undefined ? prepared : { ...prepared, timeoutMs }
    delivery.status = 'sending'
    delivery.countedAttempts += 1
    const fault = consumeFault('webhookSent', delivery.event)
    let error: string | undefined = 'Webhook not sent (fault "lostWebhook")'
    if (fault?.kind !== 'lostWebhook') {
      error = (await sendWithFault(fault, request, delivery.attempts)).error
    }
    if (request.signal.aborted) return
    delivery.error = error
    delivery.status = error === undefined ? 'delivered' : 'failed'
    const { webhookAttempts, webhookRetrySeconds } = settings.assumptions
    if (error !== undefined && !delivery.test && delivery.countedAttempts < webhookAttempts) {
      delivery.status = 'waiting'
      delivery.dueAt =
        clock.now() + webhookRetrySeconds * 1000 * backoffFactor ** (delivery.countedAttempts - 1)
    }
    if (delivery.status !== 'waiting') unfinished.delete(delivery)
    for (const other of unfinished) {
      if (other !== delivery && other.agentId === delivery.agentId) other.isHeldBack = false
    }
    runtime.notifyChange()
    outbox.tick()
  }

  const start = (delivery: StoredWebhookDelivery, timeoutMs?: number): Promise<void> => {
    const pending = inFlight
    const done = attempt(delivery, timeoutMs).finally(() => pending.delete(done))
    pending.add(done)
    return done
  }

  const outbox: Outbox = {
    enqueue(webhook) {
      const delivery = add(webhook, false)
      const fault = consumeFault('webhookQueued', webhook.event)
      switch (fault?.kind) {
        case 'delayedWebhook':
          delivery.dueAt += parseDuration(fault.for)
          break
        case 'reorderedWebhook':
          delivery.isHeldBack = true
          break
        default:
          // Compiles only if every fault of this phase is handled above.
          fault satisfies undefined
      }
      outbox.tick()
    },
    async test(webhook, timeoutMs, signal) {
      const delivery = add(webhook, true)
      const aborted = new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => resolve(), { once: true })
      })
      await Promise.race([start(delivery, timeoutMs), aborted])
      return delivery.error
    },
    tick() {
      const now = clock.now()
      for (const delivery of unfinished) {
        const { status, isHeldBack, dueAt } = delivery
        if (status === 'waiting' && !isHeldBack && dueAt <= now) start(delivery)
      }
    },
    async flush() {
      outbox.tick()
      while (inFlight.size) {
        await Promise.all(inFlight)
        outbox.tick()
      }
      const flushed = [...changed]
      changed.clear()
      return flushed
    },
    async resend(id) {
      const delivery = deliveries.get(id)
      if (!delivery || delivery.status === 'sending') return delivery
      delivery.isHeldBack = false
      await start(delivery)
      return delivery
    },
    list: () => [...deliveries.values()],
    reset(others = []) {
      abortController.abort()
      abortController = new AbortController()
      inFlight = new Set()
      for (const store of [deliveries, unfinished, changed]) store.clear()
      for (const delivery of others) {
        deliveries.set(delivery.id, delivery)
        if (delivery.status === 'waiting') unfinished.add(delivery)
      }
    },
  }
  return outbox
}
