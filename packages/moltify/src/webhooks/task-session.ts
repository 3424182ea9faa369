import type {
  CallbackAction,
  ChangedTask,
  History,
  NewRejection,
  NewTaskMessage,
  Reputation,
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
  readonly baseUrl: string
  readonly agentTasks: Pick<AgentTasks, 'accept' | 'reject' | 'deliver'>
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
  readonly fetch?: Fetch | undefined
}

/** The buyer of a task. Needs a client: there is no signed way to ask. */
export interface TaskRequestor {
  /** How the buyer has behaved towards all agents. */
  reputation(): Promise<Reputation>
  /** What the buyer has had done by this agent. */
  history(): Promise<History>
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
  accept(): Promise<ChangedTask>
  /** `pending` to `cancelled`. The buyer gets everything back. */
  reject(rejection: string | NewRejection): Promise<ChangedTask>
  /**
   * `in_progress` to `delivered`: a text, with files if the webhook has a client.
   *
   * @throws InputError if there are files and no client, or a file is not one that may be sent.
   */
  deliver(delivery: string | FileDelivery): Promise<ChangedTask>
  /** Writes to the buyer, always by a signed callback. */
  message(message: string | NewTaskMessage): Promise<void>
  readonly requestor: TaskRequestor
}

export const taskSession = <Event extends WebhookEvent>(
  { data }: Event,
  { secret, client, baseUrl = client?.baseUrl, fetch }: TaskSessionOptions,
): TaskSession<Event['data']> => {
  const { taskId, agentId, callbackUrl: url, requestor } = data as Readonly<Record<string, unknown>>
  const id = `${taskId ?? ''}`

  const post = async (action: CallbackAction): Promise<ChangedTask> => {
    for (const field of ['content', 'reason'] as const) {
      const text = (action as Partial<Record<string, unknown>>)[field]
      if (field in action && !(text && typeof text === 'string')) wrong(field, 'must be a text')
    }
    return postCallback(callbackUrl(id, url, baseUrl), action, secret, fetch)
  }
  const ask = (what: string): AgentSide['requestors'] => client?.requestors ?? keyless(what)
  const requestorId = (): string => `${Object(requestor).id ?? wrong('requestor', unnamed)}`

  return {
    id,
    data,
    accept: async () => (client ? client.agentTasks.accept(id) : post({ action: 'accept' })),
    reject: async (given) => {
      const { reason } = typeof given === 'string' ? { reason: given } : given
      return client ? client.agentTasks.reject(id, reason) : post({ action: 'reject', reason })
    },
    deliver: async (given) => {
      if (client) return client.agentTasks.deliver(id, given)
      const { content, notes, files } = typeof given === 'string' ? { content: given } : given
      if (files && [...files].length) wrong('files', needKey)
      return post({ action: 'deliver', content, notes })
    },
    message: async (given) => {
      const { content } = typeof given === 'string' ? { content: given } : given
      await post({ action: 'message', content })
    },
    requestor: {
      reputation: async () => ask('a reputation').reputation(requestorId()),
      history: async () => {
        const { history } = ask('a history')
        return history(requestorId(), { agentId: `${agentId ?? wrong('agentId', unnamed)}` })
      },
    },
  }
}
