import { signatureHeader, timestampHeader } from '@molt-sdk/contracts/moltify/signature'
import { isLoopback } from '../kit/is-loopback.ts'
import type { Runtime } from '../kit/platform.ts'
import { iso } from '../runtime/clock.ts'
import type { MoltifySettings } from './settings.ts'
import type { MoltifyWebhookAttempt } from './webhook-delivery.ts'
import { signatureRule, signPayload } from './webhook-signature.ts'

/** What sending webhooks needs. */
interface WebhookOptions {
  readonly runtime: Runtime
  readonly settings: MoltifySettings
}

/** One webhook, before it is signed. */
export interface WebhookRequest {
  readonly url: string
  readonly body: string
  readonly secret: string
  /** Signed timestamp, in milliseconds since 1970. */
  readonly signedAt: number
  /** Timeout in milliseconds of real time. */
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/** Returns why webhooks to a URL are not sent, or `undefined`. */
export const blockedReason = (
  { runtime, settings }: WebhookOptions,
  url: string,
): string | undefined =>
  runtime.webhookFetch || settings.webhookHosts === 'any' || isLoopback(new URL(url))
    ? undefined
    : `Webhooks are sent to loopback addresses only, got ${new URL(url).host}. Set webhookHosts: "any" to allow other hosts.`

/** Statuses with which agents reject signatures. */
const rejectedStatuses = [400, 401, 403]

/** Signs a webhook, sends it over HTTP, and returns the attempt with its result. */
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
      // A redirect could lead to a host that webhookHosts does not allow.
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    })
    await response.body?.cancel()
    const { ok, status } = response
    const hint = rejectedStatuses.includes(status)
      ? `. In case of the signature: ${signatureRule}`
      : ''
    return { ...attempt, status, ...(!ok && { error: `Webhook returned HTTP ${status}${hint}` }) }
  } catch (error) {
    const isTimeout = error instanceof Error && error.name === 'TimeoutError'
    const message = isTimeout
      ? `Webhook timed out after ${timeoutMs / 1000} s`
      : 'Webhook endpoint is unreachable'
    return { ...attempt, error: message }
  }
}
