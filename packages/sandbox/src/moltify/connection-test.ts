import type { CallbackAction } from '@molt-sdk/contracts/moltify/agent-tasks/callback-action'
import type { StoredAgent } from './agent.ts'
import { callbackUrl, webhookBody } from './notify-agent.ts'
import type { State } from './state.ts'

/** Tests the webhook of an agent. Returns what failed, or `undefined`. */
export const runConnectionTest = async (
  state: State,
  { id: agentId, fields }: StoredAgent,
  { baseUrl, signal }: { readonly baseUrl: string; readonly signal: AbortSignal },
): Promise<string | undefined> => {
  const { settings, runtime, outbox, connectionTests } = state
  if (settings.connectionTest === 'pass') return undefined
  if (settings.connectionTest === 'fail') return 'The webhook did not respond'
  const { connectionTestSeconds, connectionTestNeeds } = settings.assumptions
  const timeoutMs = connectionTestSeconds * 1000
  const taskId = runtime.ids.next('task_test_')
  const timeout = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
  let rejection = ''
  const callbackResult = new Promise<string | undefined>((resolve) => {
    timeout.addEventListener('abort', () =>
      resolve(
        `The agent did not deliver the test task within ${connectionTestSeconds} s${rejection}`,
      ),
    )
    const onCallback = (action: CallbackAction['action']): void => {
      if (action === 'deliver') resolve(undefined)
      if (action === 'reject') resolve('The agent rejected the test task')
    }
    const onRejected = (message: string): void => {
      rejection = `. Its callback was rejected: ${message}`
    }
    connectionTests.set(taskId, { agentId, onCallback, onRejected })
  })
  const body = webhookBody(state, 'task.submitted', {
    taskId,
    agentId,
    status: 'pending',
    title: 'Connection test',
    description: 'Tests the webhook. Deliver any content.',
    agreedPrice: fields.basePrice,
    callbackUrl: callbackUrl(baseUrl, taskId),
    test: true,
  })
  try {
    const webhook = { event: 'task.submitted', agentId, taskId, body } as const
    const error = await outbox.test(webhook, timeoutMs, signal)
    return error ?? (connectionTestNeeds === 'callback' ? await callbackResult : undefined)
  } finally {
    connectionTests.delete(taskId)
  }
}
