import { signatureHeader, timestampHeader } from '@molt-sdk/contracts/moltify/signature'
import { isLoopback } from '../kit/is-loopback.ts'
import { iso } from '../kit/iso.ts'
import type { Runtime } from '../kit/platform.ts'
import type { MoltifySettings } from './settings.ts'
import type { MoltifyWebhookAttempt } from './webhook-delivery.ts'
import { signPayload } from './webhook-signature.ts'

/** What webhooks are sent through. */
interface WebhookOptions {
  readonly runtime: Runtime
  readonly settings: MoltifySettings
}

/** One webhook, ready to be signed. */
export interface WebhookRequest {
  readonly url: string
  readonly body: string
  readonly secret: string
  /** Milliseconds since 1970, as signed. */
  readonly signedAt: number
  /** Real time that it may take. */
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/** Why an address is not called, if it is not. */
export const blockedReason = (
  { runtime, settings }: WebhookOptions,
  url: string,
): string | undefined =>
  runtime.webhookFetch || settings.webhookHosts === 'any' || isLoopback(new URL(url))
    ? undefined
    : `The sandbox calls loopback addresses only, not ${new URL(url).host}. Set webhookHosts to any.`

/** Really sends a webhook, signed, and tells what became of it. */
export const sendWebhook = async (
  { runtime }: WebhookOptions,
  { url, body, secret, signedAt, timeoutMs, signal }: WebhookRequest,
): Promise<MoltifyWebhookAttempt> => {
  const bytes = new TextEncoder().encode(body)
  const timestamp = String(signedAt)
  const signature = await signPayload(secret, timestamp, bytes)
  const attempt = { at: iso(runtime.clock.now()), timestamp, signature }
  try {
    const response = await (runtime.webhookFetch ?? fetch)(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [signatureHeader]: signature,
        [timestampHeader]: timestamp,
      },
      body: bytes,
      // A redirect could lead to where the sandbox does not go.
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    })
    await response.body?.cancel()
    const { ok, status } = response
    return { ...attempt, status, ...(!ok && { error: `The webhook answered ${status}` }) }
  } catch (error) {
    const isTimeout = error instanceof Error && error.name === 'TimeoutError'
    const problem = isTimeout
      ? `The webhook did not answer in ${timeoutMs / 1000} seconds`
      : 'The webhook cannot be reached'
    return { ...attempt, error: problem }
  }
}
