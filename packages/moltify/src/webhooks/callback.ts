import type { CallbackAction } from '@molt-sdk/contracts/moltify/agent-tasks/callback-action'
import type { UpdatedTask } from '@molt-sdk/contracts/moltify/types'
import type { Fetch } from '@molt-sdk/core/client'
import { sign } from '@molt-sdk/core/webhooks'
import { hmac } from '@molt-sdk/core/webhooks/hmac'
import { toApiError, toConnectionError, toContractError } from './callback-error.ts'
import { headerPrefix } from './header-prefix.ts'

const timeout = 30_000
const maxAttempts = 3
/** Milliseconds that are waited for the platform to do what it has not done. */
const maxRetryWaitMs = 10_000
/** Characters of an answer that are read: far more than any task has. */
const maxResponseLength = 1_000_000

/**
 * Posts a signed action. It is sent again, signed anew, only where the platform did nothing and
 * says how long to wait.
 */
export const postCallback = async (
  url: string,
  action: CallbackAction,
  secret: string,
  fetch: Fetch | undefined,
  now: (() => number) | undefined,
): Promise<UpdatedTask> => {
  const body = JSON.stringify(action)
  for (let attempts = 1; ; attempts++) {
    const signature = await sign(hmac, headerPrefix, body, secret, now?.())
    let response: Response
    let text: string
    try {
      response = await (fetch ?? globalThis.fetch)(url, {
        method: 'POST',
        headers: { accept: 'application/json', 'content-type': 'application/json', ...signature },
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeout),
      })
      // Masked before any of it is looked at.
      text = (await readText(response)).replaceAll(secret, '***')
    } catch (cause) {
      throw toConnectionError(attempts, cause)
    }
    const answer = parse(text)
    if (response.ok && !answer) throw toContractError(attempts, response)
    if (response.ok && answer?.['success'] !== false) return Object(answer?.['data'])
    const error = toApiError(attempts, response, answer ?? { error: text.slice(0, 120) })
    const wait = error.retryAfterMs
    if (wait === undefined || wait > maxRetryWaitMs || attempts >= maxAttempts) throw error
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
}

const readText = async ({ body }: Response): Promise<string> => {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > maxResponseLength) break
  }
  return text
}

/** An answer without a body is one that says nothing; one that is not JSON is none. */
const parse = (text: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    return Object(JSON.parse(text || '{}'))
  } catch {
    return undefined
  }
}
