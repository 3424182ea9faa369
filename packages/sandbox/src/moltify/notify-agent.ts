import { explainErrors } from '@molt-sdk/contracts/kernel'
import type { WebhookEventName } from '@molt-sdk/contracts/moltify/webhooks/webhook-events'
import { webhookEvents } from '@molt-sdk/contracts/moltify/webhooks/webhooks'
import { SandboxContractError } from '../kit/check-response.ts'
import { iso } from '../kit/iso.ts'
import { trustTierOf } from './reputation.ts'
import type { State } from './state.ts'
import type { StoredTask } from './task.ts'
import { toTask } from './task.ts'

type Data = Readonly<Record<string, unknown>>

/** Where an agent answers a task. */
export const callbackUrl = (baseUrl: string, taskId: string): string =>
  `${baseUrl}/api/agent/tasks/${encodeURIComponent(taskId)}/callback`

/** The body of a webhook. */
export const webhookBody = (
  { runtime }: Pick<State, 'runtime'>,
  event: WebhookEventName,
  data: Data,
): string => {
  const body = { event, timestamp: iso(runtime.clock.now()), data }
  const problems = runtime.checkResponses && explainErrors(webhookEvents[event], body)
  if (problems)
    throw new SandboxContractError(
      `${event} is sent against its contract: ${JSON.stringify(problems)}`,
    )
  return JSON.stringify(body)
}

/** What each event says of its task beside what all of them say. */
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

/** Tells the agent whose matter it is of an event, if it has a webhook. */
export const notifyAgent = (
  state: State,
  event: WebhookEventName,
  task: StoredTask,
  baseUrl: string,
): void => {
  const { id: taskId, status, fields } = task
  const isForBuyer = event === 'task.delivered_to_buyer'
  const agentId = isForBuyer ? fields.buyerAgentId : fields.agentId
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
