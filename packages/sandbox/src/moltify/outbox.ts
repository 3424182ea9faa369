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

/** A webhook to be sent. */
export interface Webhook {
  readonly event: WebhookEventName
  readonly agentId: string
  readonly taskId: string
  readonly body: string
}

/** Sends webhooks, now and again, by the clock of the sandbox. No timer of its own: see `tick`. */
export interface Outbox {
  /** Takes a webhook and sends it at once, unless a fault holds it back. */
  enqueue(webhook: Webhook): void
  /** Sends a webhook once, as a test, and gives what went wrong, if anything did. */
  test(webhook: Webhook, timeoutMs: number, signal: AbortSignal): Promise<string | undefined>
  /** Starts whatever is due by now. */
  tick(): void
  /** Sends what is due and waits until nothing is on its way. */
  flush(): Promise<void>
  /** Sends a delivery once more, whatever became of it; `undefined` if there is none of this id. */
  resend(id: string): Promise<StoredWebhookDelivery | undefined>
  list(): readonly StoredWebhookDelivery[]
  /** Lets go of everything, also of what is on its way. */
  reset(): void
}

interface OutboxOptions {
  readonly runtime: Runtime
  readonly settings: MoltifySettings
  readonly agents: ReadonlyMap<string, StoredAgent>
}

/** Each wait is so many times as long as the one before. */
const backoffFactor = 5

const forgedSecret = 'whsec_of_somebody_else'

export const createOutbox = (around: OutboxOptions): Outbox => {
  const { runtime, settings, agents } = around
  const { clock, faults, ids } = runtime
  let deliveries: StoredWebhookDelivery[] = []
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
    deliveries.push(delivery)
    return delivery
  }

  /** What is to be sent for a delivery, or why nothing can be. */
  const prepareRequest = ({
    agentId,
    body,
    attempts,
  }: StoredWebhookDelivery): WebhookRequest | string => {
    const agent = agents.get(agentId)
    const url = agent?.fields.webhookUrl
    if (!agent || url === undefined) return 'The agent has no webhookUrl'
    const [secret] = activeSecrets(around, agent)
    if (secret === undefined) return 'The agent has no webhook secret'
    const [first] = attempts
    const usesFreshTimestamp = !first || settings.assumptions.webhookRetrySigning === 'fresh'
    return (
      blockedReason(around, url) ?? {
        url,
        body,
        secret,
        signedAt: usesFreshTimestamp ? clock.now() : Number(first.timestamp),
        timeoutMs: settings.assumptions.webhookTimeoutSeconds * 1000,
        signal: abortController.signal,
      }
    )
  }

  /** Sends what a fault makes of it. Every copy is in the log; the last one counts. */
  const sendWithFault = async (
    fault: Exclude<FaultIn<'webhookSent'>, { readonly kind: 'lostWebhook' }> | undefined,
    what: WebhookRequest,
    attempts: MoltifyWebhookAttempt[],
  ): Promise<MoltifyWebhookAttempt> => {
    const send = async (changes: Partial<WebhookRequest> = {}): Promise<MoltifyWebhookAttempt> => {
      const attempt = await sendWebhook(around, { ...what, ...changes })
      attempts.push(attempt)
      return attempt
    }
    switch (fault?.kind) {
      case 'duplicateWebhook':
        await send()
        return send()
      case 'staleWebhook':
        return send({ signedAt: what.signedAt - parseDuration(fault.for ?? '6m') })
      case 'forgedWebhook':
        return send({ secret: forgedSecret })
      case undefined:
        return send()
    }
  }

  const markBlocked = (delivery: StoredWebhookDelivery, problem: string): void => {
    delivery.status = 'blocked'
    delivery.error = problem
  }

  const attempt = async (delivery: StoredWebhookDelivery, timeoutMs?: number): Promise<void> => {
    const found = prepareRequest(delivery)
    if (typeof found === 'string') return markBlocked(delivery, found)
    const what = timeoutMs === undefined ? found : { ...found, timeoutMs }
    delivery.status = 'sending'
    delivery.countedAttempts += 1
    const fault = consumeFault('webhookSent', delivery.event)
    let problem: string | undefined = 'Lost on its way, by a fault'
    if (fault?.kind !== 'lostWebhook') {
      problem = (await sendWithFault(fault, what, delivery.attempts)).error
    }
    if (what.signal.aborted) return
    delivery.error = problem
    delivery.status = problem === undefined ? 'delivered' : 'failed'
    const { webhookAttempts, webhookRetrySeconds } = settings.assumptions
    if (problem !== undefined && !delivery.test && delivery.countedAttempts < webhookAttempts) {
      delivery.status = 'waiting'
      delivery.dueAt =
        clock.now() + webhookRetrySeconds * 1000 * backoffFactor ** (delivery.countedAttempts - 1)
    }
    for (const other of deliveries) {
      if (other !== delivery && other.agentId === delivery.agentId) other.isHeldBack = false
    }
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
          // Does not compile if a fault of this phase is not handled above.
          fault satisfies undefined
      }
      outbox.tick()
    },
    async test(webhook, timeoutMs, signal) {
      const delivery = add(webhook, true)
      const gone = new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => resolve(), { once: true })
      })
      await Promise.race([start(delivery, timeoutMs), gone])
      return delivery.error
    },
    tick() {
      const now = clock.now()
      for (const delivery of deliveries) {
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
    },
    async resend(id) {
      const delivery = deliveries.find((each) => each.id === id)
      if (!delivery || delivery.status === 'sending') return delivery
      delivery.isHeldBack = false
      await start(delivery)
      return delivery
    },
    list: () => deliveries,
    reset() {
      abortController.abort()
      abortController = new AbortController()
      inFlight = new Set()
      deliveries = []
    },
  }
  return outbox
}
