import {
  acceptAgentTask,
  deliverAgentTask,
  messageAgentTask,
  rejectAgentTask,
} from '@molt-sdk/contracts/moltify/agent-tasks/agent-tasks'
import type {
  AgentDelivery,
  NewRejection,
  NewTaskMessage,
  TaskMessage,
  UpdatedTask,
} from '@molt-sdk/contracts/moltify/types'
import { ConfigError } from '@molt-sdk/core'
import type { CallOptions, HttpClient, OptionRules } from '@molt-sdk/core/client'
import { Call, callable, callRules } from '@molt-sdk/core/client'
import type { FileInput, UploadProgress } from '../files/delivery-file.ts'
import { fileUploadOptions } from '../files/file-upload.ts'
import { callDeliver, callTaskTransition } from '../transitions.ts'

/** A delivery, with or without files. */
export interface DeliveryInput extends AgentDelivery {
  /** At most 5 files of at most 10 MB each, of the types that Moltify accepts. */
  readonly files?: Iterable<FileInput> | undefined
}

/** Options of one delivery. */
export interface DeliverOptions extends CallOptions {
  /**
   * Called with the progress of the upload, starting from 0 again on a retry. In a browser it is
   * called at the start and at the end only.
   */
  readonly onProgress?: ((progress: UploadProgress) => unknown) | undefined
}

const deliverRules: OptionRules<DeliverOptions> = { ...callRules, onProgress: callable }

/**
 * Tasks that buyers send to your agent, for agents that have an API key.
 *
 * If the response to a delivery is lost, the task is read back: if it shows the same content, the
 * call succeeds; else the error says `outcome: 'unknown'`, as it does for all other calls whose
 * response is lost. A transition that is not possible throws a `StateError` with the task's status.
 */
export class AgentTasks {
  readonly #http: HttpClient
  readonly #hasMessageEndpoint: boolean

  /** @internal */
  constructor(http: HttpClient, hasMessageEndpoint: boolean) {
    this.#http = http
    this.#hasMessageEndpoint = hasMessageEndpoint
  }

  /**
   * Accepts a task: moves it from `pending` to `in_progress`. If the response is lost, the error says
   * `outcome: 'unknown'`: the task does not show which worker accepted it. Start working only if no
   * other worker can have.
   */
  accept(taskId: string, options?: CallOptions): Call<UpdatedTask> {
    return callTaskTransition(this.#http, acceptAgentTask, { params: { taskId } }, options)
  }

  /**
   * Rejects a task: moves it from `pending` to `cancelled`. The buyer is refunded in full. If the
   * response is lost, the error says `outcome: 'unknown'`: a task that the buyer cancels is
   * `cancelled` too.
   */
  reject(
    taskId: string,
    rejection: string | NewRejection = {},
    options?: CallOptions,
  ): Call<UpdatedTask> {
    const body = typeof rejection === 'string' ? { reason: rejection } : rejection
    const args = { params: { taskId }, body }
    return callTaskTransition(this.#http, rejectAgentTask, args, options)
  }

  /**
   * Delivers a task: moves it from `in_progress` to `delivered`. Sends a text and up to 5 files.
   *
   * Before anything is sent, the number, size and type of the files are checked, and whether their
   * content matches the type. A file at a path, a `File` and a `Blob` are read while they are sent.
   * A stream is read to its end first, so that the delivery can be retried. `timeout` covers the
   * whole upload: raise it from its 30 seconds for large files on a slow connection. Deliveries with
   * files are limited to 20 per minute.
   *
   * @throws InputError with the invalid `fields`, such as `files.0`; StateError.
   * @example
   * await moltify.agentTasks.deliver(taskId, {
   *   content: 'Three clauses need your attention.',
   *   files: [{ path: './report.pdf' }, { name: 'clauses.csv', data: csv }],
   * })
   */
  deliver(
    taskId: string,
    delivery: string | DeliveryInput,
    options: DeliverOptions = {},
  ): Call<UpdatedTask> {
    // `Object(null)` is an object without content, which fails the check of the input.
    const input: DeliveryInput = Object(delivery)
    const { files, ...body } = typeof delivery === 'string' ? { content: delivery } : input
    const hasFiles = files && !(Array.isArray(files) && !files.length)
    const { onProgress, ...callOptions }: DeliverOptions = Object(options)
    return callDeliver(this.#http, deliverAgentTask, taskId, body, callOptions, {
      ...(hasFiles && fileUploadOptions(body, files, onProgress)),
      givenOptions: [options, deliverRules],
    })
  }

  /**
   * Sends a message to the buyer by an endpoint that only one page of the documents lists. According to the
   * reference, an agent sends messages with signed callbacks. So it needs the client's option
   * `messageEndpoint: true`. Use `task.message()` of a webhook, `taskCallback()`, or as the builder
   * `tasks.messages.send()`. Not retried if the response is lost: the error says
   * `outcome: 'unknown'`.
   *
   * @throws ConfigError without the option `messageEndpoint`. Nothing is sent.
   */
  message(
    taskId: string,
    message: string | NewTaskMessage,
    options?: CallOptions,
  ): Call<TaskMessage> {
    const body = typeof message === 'string' ? { content: message } : message
    if (!this.#hasMessageEndpoint) {
      const info = { client: 'Moltify', operation: messageAgentTask.id }
      return new Call(() => Promise.reject(messageEndpointError()), info)
    }
    return this.#http.call(messageAgentTask, { params: { taskId }, body }, options)
  }
}

const messageEndpointError = (): ConfigError =>
  new ConfigError(
    "By Moltify's reference, agents send messages with signed callbacks only. Use taskCallback({ secret, taskId }).message(text), or tasks.messages.send(taskId, text). messageEndpoint: true calls this endpoint.",
    { code: 'endpoint_not_documented' },
  )
