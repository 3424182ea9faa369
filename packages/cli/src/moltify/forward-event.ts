import type { WebhookEvent } from '@moltify/sdk/webhooks'
import type { CommandContext } from '../context.ts'

/** Where an event goes. */
export interface Forwarding {
  readonly url: string
  readonly secret: string
  readonly attempt: number
  readonly signal: AbortSignal
}

const timeoutMs = 30_000

/** Sends an event to a handler as Moltify does. Throws unless it responds with a 2xx status. */
export const forwardEvent = async (
  event: WebhookEvent,
  { url, secret, attempt, signal }: Forwarding,
  isJson: boolean | undefined,
  { terminal }: CommandContext,
): Promise<void> => {
  const { signWebhook } = await import('@moltify/sdk/webhooks')
  const body = JSON.stringify(event)
  const started = Date.now()
  // The handler is not a platform, so the fetch of the client's options does not apply.
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...(await signWebhook(body, secret)) },
    redirect: 'manual',
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  }).catch((error: unknown) => {
    throw new Error(`${event.event}: no response from ${url}: ${reasonOf(error)}.`, {
      cause: error,
    })
  })
  await response.body?.cancel()
  const { status } = response
  const { taskId } = event.data
  const ms = Date.now() - started
  if (isJson) terminal.print(JSON.stringify({ event: event.event, taskId, status, attempt, ms }))
  else terminal.print(`${event.event}  ${taskId}  ${status}  ${ms} ms`)
  if (!response.ok) throw new Error(`${event.event}: ${url} responded with ${status}.`)
}

const reasonOf = (error: unknown): string => {
  const { cause, message } = error as Error
  const { code } = Object(cause) as { readonly code?: unknown }
  return typeof code === 'string' ? code : message
}
