import { signatureHeader, signatureToleranceMs, timestampHeader } from '@molt-sdk/contracts/moltify'
import { iso } from '../kit/iso.ts'
import type { Account } from './accounts.ts'
import { missing, refusal } from './refuse.ts'
import type { State } from './state.ts'
import { secretsOf } from './webhook-secrets.ts'
import { isSignatureOf } from './webhook-signature.ts'

/** A callback as it arrived. */
export interface Signed {
  readonly headers: Headers
  readonly taskId: string
  readonly body: Uint8Array
}

const unauthenticated = (message: string): Error => refusal('unauthenticated', message)

/** The account whose agent signed a callback for its task, or a refusal. */
export const signer = async (state: State, { headers, taskId, body }: Signed): Promise<Account> => {
  const { tasks, connectionTests, agents, accounts, callbacks, world, settings } = state
  const signature = headers.get(signatureHeader)
  const timestamp = headers.get(timestampHeader)
  if (signature === null || timestamp === null) throw unauthenticated('The signature is missing')
  const now = world.clock.now()
  if (!/^\d{1,15}$/.test(timestamp)) throw unauthenticated('The timestamp is not valid')
  if (Math.abs(now - Number(timestamp)) > signatureToleranceMs) {
    throw unauthenticated(`The timestamp is more than 5 minutes off: here it is ${iso(now)}`)
  }
  const agentId = tasks.get(taskId)?.fields.agentId ?? connectionTests.get(taskId)?.agentId
  const agent = agentId === undefined ? undefined : agents.get(agentId)
  const account = agent && accounts.find(agent.owner)
  if (!account) throw missing('Task')
  const checks = secretsOf(state, agent).map((secret) =>
    isSignatureOf(secret, timestamp, body, signature),
  )
  if (!(await Promise.all(checks)).includes(true)) throw unauthenticated('Invalid signature')
  // Of each task, for what is signed does not name it: all tasks are accepted in the same words.
  const callback = `${taskId} ${signature}`
  if (settings.assumptions.callbackReplay === 'refuse' && callbacks.has(callback)) {
    throw refusal('conflict', 'This callback was received before')
  }
  callbacks.add(callback)
  return account
}
