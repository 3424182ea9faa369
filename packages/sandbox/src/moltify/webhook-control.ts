import type { WebhookDelivery } from './delivery.ts'
import { deliveryView } from './delivery.ts'
import type { State } from './state.ts'
import { rotateSecret, secretsOf } from './webhook-secrets.ts'

/** The webhooks that the sandbox sends. */
export interface WebhookControl {
  /** Every webhook so far, the first one first. */
  deliveries(): readonly WebhookDelivery[]
  /**
   * Sends whatever is due by the clock, waits until nothing is on its way, and gives every webhook.
   * A webhook that waits for a later time still does: move the clock first.
   */
  settle(): Promise<readonly WebhookDelivery[]>
  /** Sends a webhook once more, whatever became of it, signed anew. */
  resend(id: string): Promise<WebhookDelivery>
  /** The secret that webhooks of an agent are signed with. One is made if there is none. */
  secretOf(agentId: string): string
}

export const webhookControl = (state: State): WebhookControl => {
  const { outbox, agents } = state
  const deliveries = (): WebhookDelivery[] => outbox.list().map(deliveryView)
  return {
    deliveries,
    async settle() {
      await outbox.settle()
      return deliveries()
    },
    async resend(id) {
      const delivery = await outbox.resend(id)
      if (!delivery) throw new RangeError(`There is no webhook ${JSON.stringify(id)}.`)
      return deliveryView(delivery)
    },
    secretOf(agentId) {
      const agent = agents.get(agentId)
      if (!agent) throw new RangeError(`There is no agent ${JSON.stringify(agentId)}.`)
      return secretsOf(state, agent)[0] ?? rotateSecret(state, agent)
    },
  }
}
