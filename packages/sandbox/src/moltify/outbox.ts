import type { WebhookEventName } from '@molt-sdk/contracts/moltify'
import { milliseconds } from '../duration.ts'
import type { FaultKind } from '../fault.ts'
import type { World } from '../kit/platform.ts'
import type { StoredAgent } from './agent.ts'
import type { StoredDelivery, WebhookAttempt } from './delivery.ts'
import type { Sendable } from './send-webhook.ts'
import { sendWebhook, unreachable } from './send-webhook.ts'
import type { MoltifySettings } from './settings.ts'
import { secretsOf } from './webhook-secrets.ts'

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
  post(webhook: Webhook): void
  /** Sends a webhook once, as a test, and gives what went wrong, if anything did. */
  test(webhook: Webhook, patience: number, signal: AbortSignal): Promise<string | undefined>
  /** Starts whatever is due by now. */
  tick(): void
  /** Sends what is due and waits until nothing is on its way. */
  settle(): Promise<void>
  /** Sends a delivery once more, whatever became of it; `undefined` if there is none of this id. */
  resend(id: string): Promise<StoredDelivery | undefined>
  list(): readonly StoredDelivery[]
  /** Lets go of everything, also of what is on its way. */
  reset(): void
}

interface Around {
  readonly world: World
  readonly settings: MoltifySettings
  readonly agents: ReadonlyMap<string, StoredAgent>
}

/** Each wait is so many times as long as the one before. */
const waitGrowth = 5

const forgedSecret = 'whsec_of_somebody_else'

export const createOutbox = (around: Around): Outbox => {
  const { world, settings, agents } = around
  const { clock, faults, ids } = world
  let deliveries: StoredDelivery[] = []
  let onTheirWay = new Set<Promise<void>>()
  let ending = new AbortController()

  const strike = (phase: 'posting' | 'sending', event: string): FaultKind | undefined =>
    faults.strike(phase, { platform: 'moltify', event })

  const add = (webhook: Webhook, test: boolean): StoredDelivery => {
    const now = clock.now()
    const delivery: StoredDelivery = {
      id: ids.next('whd_'),
      ...webhook,
      test,
      createdAt: now,
      status: 'waiting',
      problem: undefined,
      dueAt: now,
      held: false,
      tries: 0,
      attempts: [],
    }
    deliveries.push(delivery)
    return delivery
  }

  /** What is to be sent for a delivery, or why nothing can be. */
  const sendable = ({ agentId, body, attempts }: StoredDelivery): Sendable | string => {
    const agent = agents.get(agentId)
    const url = agent?.fields.webhookUrl
    if (!agent || url === undefined) return 'The agent has no webhookUrl'
    const [secret] = secretsOf(around, agent)
    if (secret === undefined) return 'The agent has no webhook secret'
    const [first] = attempts
    const signsAnew = !first || settings.assumptions.webhookRetrySigning === 'fresh'
    return (
      unreachable(around, url) ?? {
        url,
        body,
        secret,
        signedAt: signsAnew ? clock.now() : Number(first.timestamp),
        patience: settings.assumptions.webhookTimeoutSeconds * 1000,
        signal: ending.signal,
      }
    )
  }

  /** Sends what a fault makes of it. Every copy is in the log; the last one counts. */
  const sendAs = async (
    fault: FaultKind | undefined,
    what: Sendable,
    attempts: WebhookAttempt[],
  ): Promise<WebhookAttempt> => {
    const send = async (changes: Partial<Sendable> = {}): Promise<WebhookAttempt> => {
      const attempt = await sendWebhook(around, { ...what, ...changes })
      attempts.push(attempt)
      return attempt
    }
    switch (fault?.kind) {
      case 'duplicateWebhook':
        await send()
        return send()
      case 'staleWebhook':
        return send({ signedAt: what.signedAt - milliseconds(fault.for ?? '6m') })
      case 'forgedWebhook':
        return send({ secret: forgedSecret })
      default:
        return send()
    }
  }

  const block = (delivery: StoredDelivery, problem: string): void => {
    delivery.status = 'blocked'
    delivery.problem = problem
  }

  const attempt = async (delivery: StoredDelivery, patience?: number): Promise<void> => {
    const found = sendable(delivery)
    if (typeof found === 'string') return block(delivery, found)
    const what = patience === undefined ? found : { ...found, patience }
    delivery.status = 'sending'
    delivery.tries += 1
    const fault = strike('sending', delivery.event)
    let problem: string | undefined = 'Lost on its way, by a fault'
    if (fault?.kind !== 'lostWebhook') {
      problem = (await sendAs(fault, what, delivery.attempts)).problem
    }
    if (what.signal.aborted) return
    delivery.problem = problem
    delivery.status = problem === undefined ? 'delivered' : 'failed'
    const { webhookAttempts, webhookRetrySeconds } = settings.assumptions
    if (problem !== undefined && !delivery.test && delivery.tries < webhookAttempts) {
      delivery.status = 'waiting'
      delivery.dueAt = clock.now() + webhookRetrySeconds * 1000 * waitGrowth ** (delivery.tries - 1)
    }
    for (const other of deliveries) {
      if (other !== delivery && other.agentId === delivery.agentId) other.held = false
    }
    outbox.tick()
  }

  const start = (delivery: StoredDelivery, patience?: number): Promise<void> => {
    const underWay = onTheirWay
    const done = attempt(delivery, patience).finally(() => underWay.delete(done))
    underWay.add(done)
    return done
  }

  const outbox: Outbox = {
    post(webhook) {
      const delivery = add(webhook, false)
      const fault = strike('posting', webhook.event)
      if (fault?.kind === 'lateWebhook') delivery.dueAt += milliseconds(fault.for)
      if (fault?.kind === 'heldWebhook') delivery.held = true
      outbox.tick()
    },
    async test(webhook, patience, signal) {
      const delivery = add(webhook, true)
      const gone = new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => resolve(), { once: true })
      })
      await Promise.race([start(delivery, patience), gone])
      return delivery.problem
    },
    tick() {
      const now = clock.now()
      for (const delivery of deliveries) {
        const { status, held, dueAt } = delivery
        if (status === 'waiting' && !held && dueAt <= now) start(delivery)
      }
    },
    async settle() {
      outbox.tick()
      while (onTheirWay.size) {
        await Promise.all(onTheirWay)
        outbox.tick()
      }
    },
    async resend(id) {
      const delivery = deliveries.find((each) => each.id === id)
      if (!delivery || delivery.status === 'sending') return delivery
      delivery.held = false
      await start(delivery)
      return delivery
    },
    list: () => deliveries,
    reset() {
      ending.abort()
      ending = new AbortController()
      onTheirWay = new Set()
      deliveries = []
    },
  }
  return outbox
}
