import type { ArgsOf, Operation, ResponseOf } from '@molt-sdk/contracts/kernel'
import type { deliverAgentTask } from '@molt-sdk/contracts/moltify/agent-tasks/agent-tasks'
import { getTask } from '@molt-sdk/contracts/moltify/tasks/tasks'
import type { acceptTask, deliverTask } from '@molt-sdk/contracts/moltify/tasks/transitions'
import type { NewDelivery, Task, UpdatedTask } from '@molt-sdk/contracts/moltify/types'
import { isApiError, isConnectionError } from '@molt-sdk/core'
import type {
  CallOptions,
  HttpClient,
  InternalCallOptions,
  ParsedResponse,
} from '@molt-sdk/core/client'
import { Call } from '@molt-sdk/core/client'
import { isStateError } from './state-error.ts'

/** An operation that moves a task from one status to another. */
type TransitionOperation = Operation & Pick<typeof acceptTask, 'response'>

type TransitionArgs<O extends TransitionOperation> = ArgsOf<O> & {
  readonly params: { readonly taskId: string }
}

/** Options of a transition, in addition to the caller's own. */
interface TransitionOptions extends Omit<InternalCallOptions, 'reconcile'> {
  /** Called with a successful response. Returns the result of the call. */
  readonly onResponse?:
    | ((response: ParsedResponse<UpdatedTask>) => ParsedResponse<UpdatedTask>)
    | undefined
}

/**
 * Calls a transition of a task. If the response is lost, the task is read back to find out whether
 * the transition happened. If the transition is not possible, the error is a `StateError` with the
 * task's status.
 *
 * @param targetStatuses statuses that the transition leads to, directly or through later transitions
 * @param isOwnWrite whether the task that was read shows this call's write, where others can lead
 * to the same status
 */
export const callTaskTransition = <O extends TransitionOperation>(
  http: HttpClient,
  operation: O,
  args: TransitionArgs<O>,
  options: CallOptions | undefined,
  targetStatuses: readonly string[],
  isOwnWrite?: (task: Task) => boolean,
  internal?: TransitionOptions,
): Call<UpdatedTask> => {
  const read = (): Call<Task> => http.call(getTask, { params: args.params }, options)
  const reconcile = reconcileByStatus(read, targetStatuses, isOwnWrite) as InternalCallOptions<
    ResponseOf<O>
  >['reconcile']
  const call = http.call(operation, args, options, { ...internal, reconcile })
  return withTaskStatus(call as Call<UpdatedTask>, read, internal?.onResponse)
}

/** Delivers a task, as the builder or as the agent. */
export const callDeliver = (
  http: HttpClient,
  operation: typeof deliverTask | typeof deliverAgentTask,
  taskId: string,
  body: NewDelivery,
  options: CallOptions | undefined,
  internal?: TransitionOptions,
): Call<UpdatedTask> => {
  const isOwnWrite = ({ deliverable }: Task): boolean =>
    isSameText(deliverable?.content, body.content)
  const args = { params: { taskId }, body }
  const targetStatuses = ['delivered', 'completed']
  return callTaskTransition(http, operation, args, options, targetStatuses, isOwnWrite, internal)
}

/** Statuses of a task that has been accepted. */
export const statusesAfterAccept: readonly string[] = [
  'in_progress',
  'delivered',
  'completed',
  'disputed',
]

/** Whether the stored text is the one that was sent. True if the platform does not show it. */
export const isSameText = (stored: string | null | undefined, sent: string): boolean =>
  stored == null || stored === sent

interface HasStatus {
  status?: string | null | undefined
}

/**
 * Creates the `reconcile` option of a transition: reads the resource back. The transition happened
 * if the status is one of the target statuses and the write is this call's own.
 */
export const reconcileByStatus =
  <T extends HasStatus>(
    read: () => Call<T>,
    targetStatuses: readonly string[],
    isOwnWrite: (resource: T) => boolean = () => true,
  ) =>
  async (): Promise<ParsedResponse<T> | undefined> => {
    const response = await read().withResponse()
    const { data } = response
    return targetStatuses.includes(data.status ?? '') && isOwnWrite(data) ? response : undefined
  }

/**
 * Reads the task after a rejected transition, so that the error has the task's status, and after a
 * redirect that hid its target, so that the error names the target.
 */
export const withTaskStatus = <T>(
  call: Call<T>,
  read: () => Call<Task>,
  onResponse?: (response: ParsedResponse<T>) => ParsedResponse<T>,
): Call<T> => {
  const result = call
    .withResponse()
    .then(onResponse)
    .catch(async (error: unknown) => {
      if (isStateError(error)) {
        const task = await read().catch(() => undefined)
        Object.assign(error, task && { taskStatus: task.status })
      } else if (wasRedirected(error)) {
        const readError: unknown = await read().catch((thrown: unknown) => thrown)
        if (isApiError(readError) && readError.code === 'redirected') throw readError
      }
      throw error
    })
  return new Call(() => result)
}

/** With `redirect: 'error'`, fetch does not say where a redirect leads. */
const wasRedirected = (error: unknown): boolean =>
  isConnectionError(error) && /redirect/i.test(`${error.cause} ${Object(error.cause).cause}`)
