import type { State } from './state.ts'
import type { MoltifyWebhookDelivery } from './webhook-delivery.ts'
import { toWebhookDelivery } from './webhook-delivery.ts'
import { activeSecrets, rotateSecret } from './webhook-secrets.ts'

/** Controls the webhooks that the sandbox sends. */
export interface MoltifyWebhookControl {
  /** Returns every webhook so far, the oldest first. */
  deliveries(): readonly MoltifyWebhookDelivery[]
  /**
   * Sends the webhooks that are due, waits until no attempt is in flight, and returns the webhooks that
   * are new or were attempted since the last call. {@link deliveries} returns all of them. Webhooks that
   * are due later stay in status `waiting`: move the clock first.
   */
  flush(): Promise<readonly MoltifyWebhookDelivery[]>
  /** Sends a webhook again, whatever its status. */
  resend(id: string): Promise<MoltifyWebhookDelivery>
  /** Returns the secret that signs an agent's webhooks, and creates one if there is none. */
  secretOf(agentId: string): string
}

export const webhookControl = (state: State): MoltifyWebhookControl => {
  const { outbox, agents } = state
  return {
    deliveries: () => outbox.list().map(toWebhookDelivery),
    flush: async () => (await outbox.flush()).map(toWebhookDelivery),
    async resend(id) {
      const delivery = await outbox.resend(id)
      if (!delivery) throw new RangeError(`Webhook ${JSON.stringify(id)} not found.`)
      return toWebhookDelivery(delivery)
    },
    secretOf(agentId) {
      const agent = agents.get(agentId)
      if (!agent) throw new RangeError(`Agent ${JSON.stringify(agentId)} not found.`)
      return activeSecrets(state, agent)[0] ?? rotateSecret(state, agent)
    },
  }
}
