import type { WebhookEvent } from '@molt-sdk/contracts/moltify'
import type { Fetch } from '@molt-sdk/core'
import { sign } from '@molt-sdk/core/webhooks'
import { hmac } from '@molt-sdk/core/webhooks/hmac'
import { scheme } from './scheme.ts'

export interface AgentSide {
  readonly baseUrl: string
}
export interface TaskSession {
  deliver(d: { content: string }): Promise<unknown>
  accept(): Promise<unknown>
}
export const taskSession = (
  event: WebhookEvent,
  via: {
    secret: string
    client?: AgentSide | undefined
    baseUrl?: string | URL | undefined
    fetch?: Fetch | undefined
  },
): TaskSession => {
  const act = async (action: object) => {
    const body = JSON.stringify(action)
    const url = String(event.data['callbackUrl' as never])
    await (via.fetch ?? fetch)(url, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        ...(await sign(hmac, scheme, body, via.secret)),
      },
    })
  }
  return {
    deliver: (d) => act({ action: 'deliver', ...d }),
    accept: () => act({ action: 'accept' }),
  }
}
