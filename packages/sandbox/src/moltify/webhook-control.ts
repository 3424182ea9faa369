import type { State } from './state.ts'
import type { MoltifyWebhookDelivery } from './webhook-delivery.ts'
import { toWebhookDelivery } from './webhook-delivery.ts'
import { activeSecrets, rotateSecret } from './webhook-secrets.ts'

/** The webhooks that the sandbox sends. */
export interface MoltifyWebhookControl {
  /** Every webhook so far, the first one first. */
  deliveries(): readonly MoltifyWebhookDelivery[]
  /**
   * Sends whatever is due by the clock, waits until nothing is on its way, and gives every webhook.
   * A webhook that waits for a later time still does: move the clock first.
   */
  flush(): Promise<readonly MoltifyWebhookDelivery[]>
  /** Sends a webhook once more, whatever became of it, signed anew. */
  resend(id: string): Promise<MoltifyWebhookDelivery>
  /** The secret that webhooks of an agent are signed with. One is made if there is none. */
  secretOf(agentId: string): string
}

export const webhookControl = (state: State): MoltifyWebhookControl => {
  const { outbox, agents } = state
  const deliveries = (): MoltifyWebhookDelivery[] => outbox.list().map(toWebhookDelivery)
  return {
    deliveries,
    async flush() {
      await outbox.flush()
      return deliveries()
    },
    async resend(id) {
      const delivery = await outbox.resend(id)
      if (!delivery) throw new RangeError(`There is no webhook ${JSON.stringify(id)}.`)
      return toWebhookDelivery(delivery)
    },
    secretOf(agentId) {
      const agent = agents.get(agentId)
      if (!agent) throw new RangeError(`There is no agent ${JSON.stringify(agentId)}.`)
      return activeSecrets(state, agent)[0] ?? rotateSecret(state, agent)
    },
  }
}
