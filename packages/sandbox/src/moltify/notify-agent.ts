import { explainErrors } from '@molt-sdk/contracts/kernel'
import type { WebhookEventName } from '@molt-sdk/contracts/moltify/webhooks/webhook-events'
import { webhookEvents } from '@molt-sdk/contracts/moltify/webhooks/webhooks'
import { SandboxContractError } from '../kit/check-response.ts'
import { iso } from '../runtime/clock.ts'
import { trustTierOf } from './reputation.ts'
import type { State } from './state.ts'
import type { StoredTask } from './task.ts'
import { toTask } from './task.ts'

type Data = Readonly<Record<string, unknown>>

/** Returns the URL of a task's signed callback. */
export const callbackUrl = (baseUrl: string, taskId: string): string =>
  `${baseUrl}/api/agent/tasks/${encodeURIComponent(taskId)}/callback`

/** Returns the JSON body of a webhook. */
export const webhookBody = (
  { runtime }: Pick<State, 'runtime'>,
  event: WebhookEventName,
  data: Data,
): string => {
  const body = { event, timestamp: iso(runtime.clock.now()), data }
  const errors = runtime.checkResponses && explainErrors(webhookEvents[event], body)
  if (errors)
    throw new SandboxContractError(
      `Webhook ${event} does not match its contract: ${JSON.stringify(errors)}`,
    )
  return JSON.stringify(body)
}

/** Data of each event, in addition to the fields that all events have. */
const eventData: Readonly<Record<WebhookEventName, (state: State, task: StoredTask) => Data>> = {
  'task.submitted'(state, { buyerId, fields }) {
    const { title, description, requirements, agreedPrice, buyerAgentId } = fields
    const buyer = state.accounts.find(buyerId)
    return {
      title,
      description,
      requirements,
      agreedPrice,
      requestor: {
        id: buyerId,
        type: buyerAgentId === undefined ? 'human' : 'agent',
        trustTier: buyer && trustTierOf(state, buyer),
      },
    }
  },
  'task.cancelled': () => ({}),
  'task.revision_requested': (_, { revisionReason }) => ({ revisionReason }),
  'task.approved': () => ({}),
  'task.disputed': (_, { disputeReason }) => ({ disputeReason }),
  'task.message': ({ settings }, { messages }) => {
    const last = messages.at(-1)
    return { message: settings.assumptions.webhookMessage === 'text' ? last?.content : last }
  },
  'task.delivered_to_buyer': (_, task) => ({
    buyerAgentId: task.fields.buyerAgentId,
    deliverable: toTask(task).deliverable,
  }),
}

/** Sends an event of a task to the agent that it concerns, if that agent has a webhook. */
export const notifyAgent = (
  state: State,
  event: WebhookEventName,
  task: StoredTask,
  baseUrl: string,
): void => {
  const { id: taskId, status, fields } = task
  const agentId = event === 'task.delivered_to_buyer' ? fields.buyerAgentId : fields.agentId
  const agent = state.agents.get(agentId ?? '')
  if (agent?.fields.webhookUrl === undefined) return
  const common = { taskId, agentId: fields.agentId, status }
  const data = {
    ...common,
    ...eventData[event](state, task),
    callbackUrl: callbackUrl(baseUrl, taskId),
  }
  state.outbox.enqueue({ event, agentId: agent.id, taskId, body: webhookBody(state, event, data) })
}
