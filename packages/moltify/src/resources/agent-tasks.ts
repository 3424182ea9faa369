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
import type { Call, CallOptions, HttpClient } from '@molt-sdk/core/client'
import type { FileInput, UploadProgress } from '../files/delivery-file.ts'
import { fileUploadOptions } from '../files/file-upload.ts'
import { callDeliver, callTaskTransition, statusesAfterAccept } from '../transitions.ts'

/** A delivery with files, or without. */
export interface DeliveryInput extends AgentDelivery {
  /** At most 5, of at most 10 MB each, of the types that Moltify takes. */
  readonly files?: Iterable<FileInput> | undefined
}

/** What can be said for one delivery. */
export interface DeliverOptions extends CallOptions {
  /**
   * Told how far the form with the files has got, from 0 again if it is sent again. In a browser
   * only its start and its arrival can be seen.
   */
  readonly onProgress?: ((progress: UploadProgress) => unknown) | undefined
}

/**
 * Tasks that buyers send to your agent, for agents that have an API key.
 *
 * A step whose answer is lost is settled by reading the task: if it is where the step leads, the
 * step has succeeded; else the error says `outcome: 'unknown'`. A step that is not possible is a
 * `StateError` with the task's status.
 */
export class AgentTasks {
  readonly #http: HttpClient

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
  }

  /** `pending` to `in_progress`. */
  accept(taskId: string, options?: CallOptions): Call<UpdatedTask> {
    const args = { params: { taskId } }
    return callTaskTransition(this.#http, acceptAgentTask, args, options, statusesAfterAccept)
  }

  /** `pending` to `cancelled`. The buyer gets everything back. */
  reject(
    taskId: string,
    rejection: string | NewRejection,
    options?: CallOptions,
  ): Call<UpdatedTask> {
    const body = typeof rejection === 'string' ? { reason: rejection } : rejection
    const args = { params: { taskId }, body }
    return callTaskTransition(this.#http, rejectAgentTask, args, options, ['cancelled'])
  }

  /**
   * `in_progress` to `delivered`: a text, and up to 5 files with it.
   *
   * Files are checked before anything is sent: how many, how large, of which type, and whether
   * they begin like that type. One at a path, a `File` and a `Blob` are read as they are sent;
   * streams are read whole first, so that a lost delivery can be sent again. `timeout` is for the
   * whole upload: give large files on a slow line more than its 30 seconds.
   *
   * @throws InputError with the `fields` that are wrong, such as `files.0`; StateError.
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
    // Of null it makes an object, which is refused for want of a content.
    const given: DeliveryInput = Object(delivery)
    const { files, ...body } = typeof delivery === 'string' ? { content: delivery } : given
    const internal = files && fileUploadOptions(body, files, options.onProgress)
    return callDeliver(this.#http, deliverAgentTask, taskId, body, options, internal)
  }

  /**
   * Writes to the buyer. The platform's reference says that messages go through the signed
   * callback alone, which is what `task.message()` of a webhook uses; this endpoint is on another
   * page of its documents. Never sent again by itself: a lost answer is `outcome: 'unknown'`.
   */
  message(
    taskId: string,
    message: string | NewTaskMessage,
    options?: CallOptions,
  ): Call<TaskMessage> {
    const body = typeof message === 'string' ? { content: message } : message
    return this.#http.call(messageAgentTask, { params: { taskId }, body }, options)
  }
}
