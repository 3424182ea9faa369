import { listTaskMessages, sendTaskMessage } from '@molt-sdk/contracts/moltify/tasks/messages'
import type { NewTaskMessage, Pagination, TaskMessage } from '@molt-sdk/contracts/moltify/types'
import type { Call, CallOptions, HttpClient, List } from '@molt-sdk/core/client'

/** What buyer and builder write to each other about a task. */
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

  /** Writes to the other side. Never sent again by itself: a lost answer is `outcome: 'unknown'`. */
  send(taskId: string, message: string | NewTaskMessage, options?: CallOptions): Call<TaskMessage> {
    const body = typeof message === 'string' ? { content: message } : message
    return this.#http.call(sendTaskMessage, { params: { taskId }, body }, options)
  }
}
