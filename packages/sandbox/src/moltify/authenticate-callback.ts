import {
  signatureHeader,
  signatureToleranceMs,
  timestampHeader,
} from '@molt-sdk/contracts/moltify/signature'
import { iso } from '../runtime/clock.ts'
import type { Account } from './accounts.ts'
import { httpError, notFound } from './errors.ts'
import type { State } from './state.ts'
import { activeSecrets } from './webhook-secrets.ts'
import { verifySignature } from './webhook-signature.ts'

/** A callback whose signature is not verified yet. */
export interface SignedCallback {
  readonly headers: Headers
  readonly taskId: string
  readonly body: Uint8Array
}

const unauthenticated = (message: string): Error => httpError('unauthenticated', message)

/** Returns the owner of the agent that signed a callback for its task, or throws `HttpError`. */
export const authenticateCallback = async (
  state: State,
  { headers, taskId, body }: SignedCallback,
): Promise<Account> => {
  const { tasks, connectionTests, agents, accounts, seenCallbacks, runtime, settings } = state
  const signature = headers.get(signatureHeader)
  const timestamp = headers.get(timestampHeader)
  if (signature === null || timestamp === null) throw unauthenticated('The signature is missing')
  const now = runtime.clock.now()
  if (!/^\d{1,15}$/.test(timestamp)) throw unauthenticated('The timestamp is not valid')
  if (Math.abs(now - Number(timestamp)) > signatureToleranceMs) {
    throw unauthenticated(`Timestamp is outside the 5-minute tolerance; server time is ${iso(now)}`)
  }
  const agentId = tasks.get(taskId)?.fields.agentId ?? connectionTests.get(taskId)?.agentId
  const agent = agentId === undefined ? undefined : agents.get(agentId)
  const account = agent && accounts.find(agent.owner)
  if (!account) throw notFound('Task')
  const checks = activeSecrets(state, agent).map((secret) =>
    verifySignature(secret, timestamp, body, signature),
  )
  if (!(await Promise.all(checks)).includes(true)) throw unauthenticated('Invalid signature')
  // By task, because the signed bytes do not contain the task: accepting looks the same for all tasks.
  const callback = `${taskId} ${signature}`
  if (settings.assumptions.callbackReplay === 'reject' && seenCallbacks.has(callback)) {
    throw httpError('conflict', 'This callback was already received')
  }
  seenCallbacks.add(callback)
  return account
}
