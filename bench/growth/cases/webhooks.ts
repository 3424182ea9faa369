import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { WebhookListener } from '../../lib/webhook-listeners.ts'
import { webhookListeners } from '../../lib/webhook-listeners.ts'
import { sendWebhooks } from '../../lib/webhook-sender.ts'
import type { GrowthCase } from '../measure.ts'
import { costPer } from '../measure.ts'

/** Webhooks that a server in the same process verifies, `size` of them at once, with their sender. */
export const webhooks: GrowthCase = async (contestant) => {
  const server = createServer(webhookListeners[contestant as WebhookListener]())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return (size) => {
    const total = Math.max(1000, 2 * size)
    return costPer(total, () => sendWebhooks(port, total, size))
  }
}
