import type { CallbackAction } from '@molt-sdk/contracts/moltify/agent-tasks/callback-action'
import type {
  NewRejection,
  NewTaskMessage,
  RequestorHistory,
  RequestorReputation,
  UpdatedTask,
} from '@molt-sdk/contracts/moltify/types'
import type { WebhookEvent } from '@molt-sdk/contracts/moltify/webhooks/webhook-events'
import { ConfigError, InputError } from '@molt-sdk/core'
import type { Fetch } from '@molt-sdk/core/client'
import type { AgentTasks, DeliveryInput } from '../resources/agent-tasks.ts'
import type { Requestors } from '../resources/requestors.ts'
import { postCallback } from './callback.ts'
import { callbackUrl } from './callback-url.ts'

/** What a task session needs of a client. A `Moltify` has it. */
export interface TaskHandleClient {
  /** Where it calls. */
  readonly baseUrl: string
  /** Answers tasks. */
  readonly agentTasks: Pick<AgentTasks, 'accept' | 'reject' | 'deliver'>
  /** Asks after buyers. */
  readonly requestors: Pick<Requestors, 'reputation' | 'history'>
}

/** What a task is answered with. */
export interface TaskHandleOptions {
  /** Signs callbacks. */
  readonly secret: string
  /** Answers with its API key instead, and can send files. */
  readonly client?: TaskHandleClient | undefined
  /** Where callbacks go. */
  readonly baseUrl?: string | URL | undefined
  /** Stands in for `fetch` where callbacks are sent. */
  readonly fetch?: Fetch | undefined
  /** The clock that callbacks are signed by. */
  readonly now?: (() => number) | undefined
}

/** The buyer of a task. Needs a client: there is no signed way to ask. */
export interface TaskRequestor {
  /** How the buyer has behaved towards all agents. */
  reputation(): Promise<RequestorReputation>
  /** What the buyer has had done by this agent. */
  history(): Promise<RequestorHistory>
}

/**
 * Answers the task that an event is about: with the API key of a client where the webhook has one,
 * else by signed callbacks. A callback whose answer is lost is `outcome: 'unknown'`, and is not
 * sent again; with a client it is settled by reading the task.
 */
export interface TaskHandle<Data = WebhookEvent['data']> {
  /** The id of the task. */
  readonly id: string
  /** What the event says of it. */
  readonly data: Data
  /** `pending` to `in_progress`. */
  accept(): Promise<UpdatedTask>
  /** `pending` to `cancelled`. The buyer gets everything back. */
  reject(rejection: string | NewRejection): Promise<UpdatedTask>
  /**
   * `in_progress` to `delivered`: a text, with files if the webhook has a client.
   *
   * @throws InputError if there are files and no client, or a file is not one that may be sent.
   */
  deliver(delivery: string | DeliveryInput): Promise<UpdatedTask>
  /** Writes to the buyer, always by a signed callback. */
  message(message: string | NewTaskMessage): Promise<void>
  /** The buyer. */
  readonly requestor: TaskRequestor
}

export const createTaskHandle = <Event extends WebhookEvent>(
  { data }: Event,
  { secret, client, baseUrl = client?.baseUrl, fetch, now }: TaskHandleOptions,
): TaskHandle<Event['data']> => {
  const { taskId, agentId, callbackUrl: url, requestor } = data as Readonly<Record<string, unknown>>
  const id = typeof taskId === 'string' ? taskId : ''

  const post = (action: CallbackAction): Promise<UpdatedTask> =>
    postCallback(callbackUrl(url, requireId(id, 'taskId'), baseUrl), action, secret, fetch, now)
  const requestors = (): TaskHandleClient['requestors'] => {
    if (client) return client.requestors
    const message = `A reputation or a history takes an API key. ${hint}`
    throw new ConfigError(message, { code: 'missing_client' })
  }
  const requestorId = (): string => requireId(Object(requestor).id, 'requestor')

  return {
    id,
    data,
    accept: async () => (client ? client.agentTasks.accept(id) : post({ action: 'accept' })),
    reject: async (rejection) => {
      if (client) return client.agentTasks.reject(id, rejection)
      const { reason } = normalizeInput(rejection, 'reason')
      return post({ action: 'reject', reason: requireString(reason, 'reason') })
    },
    deliver: async (delivery) => {
      if (client) return client.agentTasks.deliver(id, delivery)
      const { content, notes, files } = normalizeInput(delivery, 'content')
      const isNone = Symbol.iterator in Object(files) && ![...(files ?? [])].length
      if (files && !isNone) {
        throw invalidInput('files', `take an API key, for a signed callback is text alone. ${hint}`)
      }
      return post({ action: 'deliver', content: requireString(content, 'content'), notes })
    },
    message: async (message) => {
      const { content } = normalizeInput(message, 'content')
      await post({ action: 'message', content: requireString(content, 'content') })
    },
    requestor: {
      reputation: async () => requestors().reputation(requestorId()),
      history: async () =>
        requestors().history(requestorId(), { agentId: requireId(agentId, 'agentId') }),
    },
  }
}

const hint = 'Give the webhook a client: createWebhookHandler({ client: new Moltify({ apiKey }) }).'

const invalidInput = (field: string, why: string): InputError =>
  new InputError(`${field} ${why}`, { fields: { [field]: [why] } })

/** What was given, whose text may stand alone. */
const normalizeInput = <Parts extends object>(
  given: string | Parts,
  text: keyof Parts,
): Partial<Parts> =>
  typeof given === 'string' ? ({ [text]: given } as Partial<Parts>) : Object(given)

const requireString = (text: unknown, field: string): string => {
  if (text && typeof text === 'string') return text
  throw invalidInput(field, 'must be a text that is not empty')
}

const requireId = (id: unknown, field: string): string => {
  if (id && typeof id === 'string') return id
  throw invalidInput(field, 'is not named by this event')
}
