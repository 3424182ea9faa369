import {
  signatureHeader,
  signatureToleranceMs,
  timestampHeader,
} from '@molt-sdk/contracts/moltify/signature'
import { iso } from '../runtime/clock.ts'
import type { MoltifyAccount } from './accounts.ts'
import { httpError, notFound } from './errors.ts'
import type { State } from './state.ts'
import { activeSecrets } from './webhook-secrets.ts'
import { findSignatureMistake, signatureRule, verifySignature } from './webhook-signature.ts'

/** A callback whose signature is not verified yet. */
export interface SignedCallback {
  readonly headers: Headers
  readonly taskId: string
  readonly body: Uint8Array
}

/** Returns the owner of the agent that signed a callback for its task, or throws `HttpError`. */
export const authenticateCallback = async (
  state: State,
  { headers, taskId, body }: SignedCallback,
): Promise<MoltifyAccount> => {
  const { tasks, connectionTests, agents, accounts, seenCallbacks, runtime, settings } = state
  const unauthenticated = (message: string): Error => {
    connectionTests.get(taskId)?.onRejected(message)
    return httpError('unauthenticated', message)
  }
  const signature = headers.get(signatureHeader)
  const timestamp = headers.get(timestampHeader)
  if (signature === null || timestamp === null)
    throw unauthenticated(`The signature is missing. ${signatureRule}`)
  const now = runtime.clock.now()
  if (!/^\d{1,15}$/.test(timestamp)) {
    const got = JSON.stringify(timestamp.slice(0, 40))
    throw unauthenticated(`Timestamp must be Unix time in milliseconds, got ${got}`)
  }
  if (Math.abs(now - Number(timestamp)) > signatureToleranceMs) {
    if (Math.abs(now - Number(timestamp) * 1000) <= signatureToleranceMs + 1000)
      throw unauthenticated('Timestamp must be Unix time in milliseconds, got seconds')
    throw unauthenticated(`Timestamp is outside the 5-minute tolerance; server time is ${iso(now)}`)
  }
  const agentId = tasks.get(taskId)?.fields.agentId ?? connectionTests.get(taskId)?.agentId
  const agent = agentId === undefined ? undefined : agents.get(agentId)
  const account = agent && accounts.find(agent.owner)
  if (!account) throw notFound('Task')
  const secrets = activeSecrets(state, agent)
  const checks = secrets.map((secret) => verifySignature(secret, timestamp, body, signature))
  if (!(await Promise.all(checks)).includes(true)) {
    const [mistake] = await Promise.all(
      secrets.map((secret) => findSignatureMistake(secret, timestamp, body, signature)),
    )
    throw unauthenticated(
      `Invalid signature${mistake === undefined ? '' : `: ${mistake}`}. ${signatureRule}`,
    )
  }
  // By task, because the signed bytes do not contain the task: accepting looks the same for all tasks.
  const callback = `${taskId} ${signature}`
  if (settings.assumptions.callbackReplay === 'reject' && seenCallbacks.has(callback)) {
    throw httpError('conflict', 'This callback was already received')
  }
  seenCallbacks.add(callback)
  return account
}
