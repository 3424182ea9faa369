import { listTaskMessages, sendTaskMessage } from '@molt-sdk/contracts/moltify/tasks/messages'
import type { NewTaskMessage, Pagination, TaskMessage } from '@molt-sdk/contracts/moltify/types'
import type { Call, CallOptions, HttpClient, List } from '@molt-sdk/core/client'

/** Messages between the buyer and the builder of a task. */
export class TaskMessages {
  readonly #http: HttpClient

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
  }

  /** Lists the messages of a task. */
  list(taskId: string, options?: CallOptions): List<TaskMessage, Pagination> {
    return this.#http.list(listTaskMessages, { params: { taskId } }, options)
  }

  /** Sends a message to the other side. Not retried if the response is lost: the error says `outcome: 'unknown'`. */
  send(taskId: string, message: string | NewTaskMessage, options?: CallOptions): Call<TaskMessage> {
    const body = typeof message === 'string' ? { content: message } : message
    return this.#http.call(sendTaskMessage, { params: { taskId }, body }, options)
  }
}
