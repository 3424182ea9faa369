import type { CallbackAction } from '@molt-sdk/contracts/moltify/agent-tasks/callback-action'
import type { StoredAgent } from './agent.ts'
import { callbackUrl, webhookBody } from './notify-agent.ts'
import type { State } from './state.ts'

/** Looks whether the webhook of an agent works. Gives what is wrong, or `undefined`. */
export const runConnectionTest = async (
  state: State,
  { id: agentId, fields }: StoredAgent,
  { baseUrl, signal }: { readonly baseUrl: string; readonly signal: AbortSignal },
): Promise<string | undefined> => {
  const { settings, runtime, outbox, connectionTests } = state
  if (settings.connectionTest === 'pass') return undefined
  if (settings.connectionTest === 'fail') return 'The webhook did not answer'
  const { connectionTestSeconds, connectionTestNeeds } = settings.assumptions
  const timeoutMs = connectionTestSeconds * 1000
  const taskId = runtime.ids.next('task_test_')
  const late = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
  const answered = new Promise<string | undefined>((resolve) => {
    late.addEventListener('abort', () =>
      resolve(`The agent did not deliver in ${connectionTestSeconds} seconds`),
    )
    const take = (action: CallbackAction['action']): void => {
      if (action === 'deliver') resolve(undefined)
      if (action === 'reject') resolve('The agent rejected the test')
    }
    connectionTests.set(taskId, { agentId, onCallback: take })
  })
  const body = webhookBody(state, 'task.submitted', {
    taskId,
    agentId,
    status: 'pending',
    title: 'Connection test',
    description: 'Tests that the webhook is answered. Deliver anything at all.',
    agreedPrice: fields.basePrice,
    callbackUrl: callbackUrl(baseUrl, taskId),
    test: true,
  })
  try {
    const webhook = { event: 'task.submitted', agentId, taskId, body } as const
    const problem = await outbox.test(webhook, timeoutMs, signal)
    return problem ?? (connectionTestNeeds === 'callback' ? await answered : undefined)
  } finally {
    connectionTests.delete(taskId)
  }
}
