import type {
  NewRejection,
  NewTaskMessage,
  RequestorHistory,
  RequestorReputation,
  UpdatedTask,
} from '@molt-sdk/contracts/moltify/types'
import type { WebhookEvent } from '@molt-sdk/contracts/moltify/webhooks/webhook-events'
import { ConfigError, InputError } from '@molt-sdk/core'
import type { HttpClient } from '@molt-sdk/core/client'
import type { AgentTasks, DeliveryInput } from '../resources/agent-tasks.ts'
import type { Requestors } from '../resources/requestors.ts'
import type { CallbackOptions } from './callback.ts'
import { createCallbackClient } from './callback.ts'
import type { TaskCallback } from './signed-task.ts'
import { createSignedTask } from './signed-task.ts'

/** The part of a client that a task handle uses. A `Moltify` client has it. */
export interface TaskHandleClient {
  /** The base URL of the client. */
  readonly baseUrl: string
  /** Replies to tasks. */
  readonly agentTasks: Pick<AgentTasks, 'accept' | 'reject' | 'deliver'>
  /** Looks up buyers. */
  readonly requestors: Pick<Requestors, 'reputation' | 'history'>
}

/** The buyer of a task. Needs a client: signed callbacks cannot read. */
export interface TaskRequestor {
  /** Returns the buyer's reputation among all agents. */
  reputation(): Promise<RequestorReputation>
  /** Returns the buyer's history with this agent. */
  history(): Promise<RequestorHistory>
}

/**
 * Replies to the task that an event is about: with the API key of the webhook's client if it has
 * one, else with signed callbacks. If the response to a callback is lost, the error says
 * `outcome: 'unknown'` and the callback is not sent again; with a client, the task is read back to
 * find out whether the request took effect.
 */
export interface TaskHandle<Data = WebhookEvent['data']> {
  /** The id of the task. */
  readonly id: string
  /** The `data` of the event. */
  readonly data: Data
  /** Moves the task from `pending` to `in_progress`. */
  accept(): Promise<UpdatedTask>
  /** Moves the task from `pending` to `cancelled`. The buyer is refunded in full. */
  reject(rejection?: string | NewRejection): Promise<UpdatedTask>
  /**
   * Moves the task from `in_progress` to `delivered`. Files need a client.
   *
   * @throws InputError if there are files and no client, or a file is not accepted.
   */
  deliver(delivery: string | DeliveryInput): Promise<UpdatedTask>
  /** Sends a message to the buyer, always with a signed callback. */
  message(message: string | NewTaskMessage): Promise<void>
  /** The buyer. */
  readonly requestor: TaskRequestor
}

/** Creates the handle of the task that an event is about. The secret signs its callbacks. */
export type TaskHandleFactory = <Event extends WebhookEvent>(
  event: Event,
  secret: string,
  client?: TaskHandleClient,
) => TaskHandle<Event['data']>

/** All handles of a webhook share one HTTP client per secret. */
export const createTaskHandleFactory = (options: CallbackOptions): TaskHandleFactory => {
  const callbackClients = new Map<string, HttpClient>()
  const callbackClientFor = (secret: string): HttpClient => {
    const http = callbackClients.get(secret) ?? createCallbackClient(secret, options)
    callbackClients.set(secret, http)
    return http
  }
  return ({ data }, secret, client) => {
    const { taskId, agentId, callbackUrl, requestor } = data as Readonly<Record<string, unknown>>
    const id = typeof taskId === 'string' ? taskId : ''

    const signed = (): TaskCallback =>
      createSignedTask({
        http: callbackClientFor(secret),
        secret,
        taskId: requireId(id, 'taskId'),
        callbackUrl,
        filesHint: hint,
      })
    const requestors = (): TaskHandleClient['requestors'] => {
      if (client) return client.requestors
      const message = `Reading the buyer's reputation or history needs a client. ${hint}`
      throw new ConfigError(message, { code: 'missing_client' })
    }
    const requestorId = (): string => requireId(Object(requestor).id, 'requestor')

    return {
      id,
      data,
      accept: async () => (client ? client.agentTasks.accept(id) : signed().accept()),
      reject: async (rejection) =>
        client ? client.agentTasks.reject(id, rejection) : signed().reject(rejection),
      deliver: async (delivery) =>
        client ? client.agentTasks.deliver(id, delivery) : signed().deliver(delivery),
      message: async (message) => signed().message(message),
      requestor: {
        reputation: async () => requestors().reputation(requestorId()),
        history: async () =>
          requestors().history(
            requestorId(),
            typeof agentId === 'string' && agentId ? { agentId } : undefined,
          ),
      },
    }
  }
}

const hint = 'Pass createWebhookHandler({ client: new Moltify({ apiKey }) }).'

const requireId = (id: unknown, field: string): string => {
  if (id && typeof id === 'string') return id
  const fields = { [field]: ['is missing in the event'] }
  throw new InputError(`the event has no ${field}`, { fields })
}
