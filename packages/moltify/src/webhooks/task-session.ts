import type {
  CallbackAction,
  NewRejection,
  NewTaskMessage,
  RequestorHistory,
  RequestorReputation,
  UpdatedTask,
  WebhookEvent,
} from '@molt-sdk/contracts/moltify'
import type { Fetch } from '@molt-sdk/core'
import { ConfigError, InputError } from '@molt-sdk/core/errors'
import type { AgentTasks, FileDelivery } from '../resources/agent-tasks.ts'
import type { Requestors } from '../resources/requestors.ts'
import { postCallback } from './callback.ts'
import { callbackUrl } from './callback-url.ts'

/** What a task session needs of a client. A `Moltify` has it. */
export interface AgentSide {
  /** Where it calls. */
  readonly baseUrl: string
  /** Answers tasks. */
  readonly agentTasks: Pick<AgentTasks, 'accept' | 'reject' | 'deliver'>
  /** Asks after buyers. */
  readonly requestors: Pick<Requestors, 'reputation' | 'history'>
}

/** What a task is answered with. */
export interface TaskSessionOptions {
  /** Signs callbacks. */
  readonly secret: string
  /** Answers with its API key instead, and can send files. */
  readonly client?: AgentSide | undefined
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
export interface TaskSession<Data = WebhookEvent['data']> {
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
  deliver(delivery: string | FileDelivery): Promise<UpdatedTask>
  /** Writes to the buyer, always by a signed callback. */
  message(message: string | NewTaskMessage): Promise<void>
  /** The buyer. */
  readonly requestor: TaskRequestor
}

export const taskSession = <Event extends WebhookEvent>(
  { data }: Event,
  { secret, client, baseUrl = client?.baseUrl, fetch, now }: TaskSessionOptions,
): TaskSession<Event['data']> => {
  const { taskId, agentId, callbackUrl: url, requestor } = data as Readonly<Record<string, unknown>>
  const id = typeof taskId === 'string' ? taskId : ''

  const post = (action: CallbackAction): Promise<UpdatedTask> =>
    postCallback(callbackUrl(url, idIn(id, 'taskId'), baseUrl), action, secret, fetch, now)
  const requestors = (): AgentSide['requestors'] => {
    if (client) return client.requestors
    const message = `A reputation or a history takes an API key. ${cure}`
    throw new ConfigError(message, { code: 'missing_client' })
  }
  const requestorId = (): string => idIn(Object(requestor).id, 'requestor')

  return {
    id,
    data,
    accept: async () => (client ? client.agentTasks.accept(id) : post({ action: 'accept' })),
    reject: async (rejection) => {
      if (client) return client.agentTasks.reject(id, rejection)
      const { reason } = partsIn(rejection, 'reason')
      return post({ action: 'reject', reason: textIn(reason, 'reason') })
    },
    deliver: async (delivery) => {
      if (client) return client.agentTasks.deliver(id, delivery)
      const { content, notes, files } = partsIn(delivery, 'content')
      const isNone = Symbol.iterator in Object(files) && ![...(files ?? [])].length
      if (files && !isNone) {
        throw wrong('files', `take an API key, for a signed callback is text alone. ${cure}`)
      }
      return post({ action: 'deliver', content: textIn(content, 'content'), notes })
    },
    message: async (message) => {
      const { content } = partsIn(message, 'content')
      await post({ action: 'message', content: textIn(content, 'content') })
    },
    requestor: {
      reputation: async () => requestors().reputation(requestorId()),
      history: async () =>
        requestors().history(requestorId(), { agentId: idIn(agentId, 'agentId') }),
    },
  }
}

const cure = 'Give the webhook a client: createWebhookHandler({ client: new Moltify({ apiKey }) }).'

const wrong = (field: string, why: string): InputError =>
  new InputError(`${field} ${why}`, { fields: { [field]: [why] } })

/** What was given, whose text may stand alone. */
const partsIn = <Parts extends object>(given: string | Parts, text: keyof Parts): Partial<Parts> =>
  typeof given === 'string' ? ({ [text]: given } as Partial<Parts>) : Object(given)

const textIn = (text: unknown, field: string): string => {
  if (text && typeof text === 'string') return text
  throw wrong(field, 'must be a text that is not empty')
}

const idIn = (id: unknown, field: string): string => {
  if (id && typeof id === 'string') return id
  throw wrong(field, 'is not named by this event')
}
