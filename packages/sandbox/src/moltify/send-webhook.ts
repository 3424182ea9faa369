import { signatureHeader, timestampHeader } from '@molt-sdk/contracts/moltify'
import { isLoopback } from '../kit/is-loopback.ts'
import { iso } from '../kit/iso.ts'
import type { World } from '../kit/platform.ts'
import type { WebhookAttempt } from './delivery.ts'
import type { MoltifySettings } from './settings.ts'
import { signatureOf } from './webhook-signature.ts'

/** What webhooks are sent through. */
interface Outside {
  readonly world: World
  readonly settings: MoltifySettings
}

/** One webhook, ready to be signed. */
export interface Sendable {
  readonly url: string
  readonly body: string
  readonly secret: string
  /** Milliseconds since 1970, as signed. */
  readonly signedAt: number
  /** Real time that it may take. */
  readonly patience: number
  readonly signal: AbortSignal
}

/** Why an address is not called, if it is not. */
export const unreachable = ({ world, settings }: Outside, url: string): string | undefined =>
  world.outgoing || settings.webhookHosts === 'any' || isLoopback(new URL(url))
    ? undefined
    : `The sandbox calls loopback addresses only, not ${new URL(url).host}. Set webhookHosts to any.`

/** Really sends a webhook, signed, and tells what became of it. */
export const sendWebhook = async (
  { world }: Outside,
  { url, body, secret, signedAt, patience, signal }: Sendable,
): Promise<WebhookAttempt> => {
  const bytes = new TextEncoder().encode(body)
  const timestamp = String(signedAt)
  const signature = await signatureOf(secret, timestamp, bytes)
  const attempt = { at: iso(world.clock.now()), timestamp, signature }
  try {
    const response = await (world.outgoing ?? fetch)(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [signatureHeader]: signature,
        [timestampHeader]: timestamp,
      },
      body: bytes,
      // A redirect could lead to where the sandbox does not go.
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
    })
    await response.body?.cancel()
    const { ok, status } = response
    return { ...attempt, status, ...(!ok && { problem: `The webhook answered ${status}` }) }
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError'
    const problem = isLate
      ? `The webhook did not answer in ${patience / 1000} seconds`
      : 'The webhook cannot be reached'
    return { ...attempt, problem }
  }
}
