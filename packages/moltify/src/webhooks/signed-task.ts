import type { CallbackAction } from '@molt-sdk/contracts/moltify/agent-tasks/callback-action'
import type {
  AgentDelivery,
  NewRejection,
  NewTaskMessage,
  UpdatedTask,
} from '@molt-sdk/contracts/moltify/types'
import { InputError } from '@molt-sdk/core'
import type { HttpClient } from '@molt-sdk/core/client'
import type { DeliveryInput } from '../resources/agent-tasks.ts'
import { postCallback } from './callback.ts'

/**
 * Replies to a task with signed callbacks. If the response is lost, the error says
 * `outcome: 'unknown'` and the callback is not sent again: without an API key, the task cannot be
 * read back.
 */
export interface TaskCallback {
  /** Moves the task from `pending` to `in_progress`. */
  accept(): Promise<UpdatedTask>
  /** Moves the task from `pending` to `cancelled`. The buyer is refunded in full. */
  reject(rejection?: string | NewRejection): Promise<UpdatedTask>
  /** Moves the task from `in_progress` to `delivered`. Callbacks carry text only. */
  deliver(delivery: string | AgentDelivery): Promise<UpdatedTask>
  /** Sends a message to the buyer. */
  message(message: string | NewTaskMessage): Promise<void>
}

/** A task as an event describes it. */
export interface SignedTaskOptions {
  readonly http: HttpClient
  readonly secret: string
  readonly taskId: string
  readonly callbackUrl: unknown
  /** How to send files, which callbacks cannot carry. */
  readonly filesHint: string
}

/** Creates the replies to a task that are sent as signed callbacks. */
export const createSignedTask = ({
  http,
  secret,
  taskId,
  callbackUrl,
  filesHint,
}: SignedTaskOptions): TaskCallback => {
  const post = (action: CallbackAction): Promise<UpdatedTask> =>
    postCallback(http, taskId, callbackUrl, action, secret)
  return {
    accept: async () => post({ action: 'accept' }),
    reject: async (rejection) => post({ ...toObject(rejection, 'reason'), action: 'reject' }),
    deliver: async (delivery) => {
      const { files, ...body } = toObject<DeliveryInput>(delivery, 'content')
      const isEmpty = Symbol.iterator in Object(files) && ![...(files ?? [])].length
      if (files && !isEmpty) {
        const reason = 'need a client, because signed callbacks carry text only'
        throw new InputError(`files ${reason}. ${filesHint}`, { fields: { files: [reason] } })
      }
      return post({ ...body, action: 'deliver' })
    },
    message: async (message) => {
      await post({ ...toObject(message, 'content'), action: 'message' })
    },
  }
}

/** The input as an object. The contract is checked before a callback is sent. */
const toObject = <Input extends object>(
  input: string | Input | undefined,
  field: keyof Input,
): Input =>
  // Of any other type it is taken as the text, which it is then rejected for.
  typeof input === 'object' && input && !Array.isArray(input)
    ? input
    : ({ [field]: input } as Input)
