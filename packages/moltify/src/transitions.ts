import type { ArgsOf, Operation, ResponseOf } from '@molt-sdk/contracts/kernel'
import type { deliverAgentTask } from '@molt-sdk/contracts/moltify/agent-tasks/agent-tasks'
import { getTask } from '@molt-sdk/contracts/moltify/tasks/tasks'
import type { acceptTask, deliverTask } from '@molt-sdk/contracts/moltify/tasks/transitions'
import type {
  DeliveredFile,
  NewDelivery,
  Task,
  UpdatedTask,
} from '@molt-sdk/contracts/moltify/types'
import { isApiError, isConnectionError } from '@molt-sdk/core'
import type {
  Call,
  CallOptions,
  HttpClient,
  InternalCallOptions,
  ParsedResponse,
  RunnerOptions,
} from '@molt-sdk/core/client'
import { isStateError } from './state-error.ts'

/** An operation that moves a task from one status to another. */
type TransitionOperation = Operation & Pick<typeof acceptTask, 'response'>

type TransitionArgs<O extends TransitionOperation> = ArgsOf<O> & {
  readonly params: { readonly taskId: string }
}

/** Options of a transition, in addition to the caller's own. */
interface TransitionOptions extends RunnerOptions {
  /** Called with a successful response. Returns the result of the call. */
  readonly onResponse?:
    | ((response: ParsedResponse<UpdatedTask>) => ParsedResponse<UpdatedTask>)
    | undefined
  /** Whether the files of a delivery are those that this call sends. */
  readonly sentFiles?: ((files: readonly DeliveredFile[]) => boolean) | undefined
}

/**
 * Calls a transition of a task. If the response is lost, the task is read back to find out whether
 * this call made the transition. If the transition is not possible, the error is a `StateError`
 * with the task's status.
 *
 * @param isDone whether the task that was read shows that this call took effect. Left out if no
 * task can show it, because others make the same transition.
 */
export const callTaskTransition = <O extends TransitionOperation>(
  http: HttpClient,
  operation: O,
  args: TransitionArgs<O>,
  options: CallOptions | undefined,
  isDone?: (task: Task) => boolean,
  internal?: TransitionOptions,
): Call<UpdatedTask> => {
  const read = (): Call<Task> => http.call(getTask, { params: args.params }, options)
  const reconcile =
    isDone && (reconcileByRead(read, isDone) as InternalCallOptions<ResponseOf<O>>['reconcile'])
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
  const isDone = ({ status, deliverable }: Task): boolean => {
    if (status !== 'delivered' && status !== 'completed') return false
    const { content, notes = body.notes, files } = deliverable ?? {}
    // What the task does not show is not compared.
    return (
      content === body.content &&
      (notes || '') === (body.notes || '') &&
      (!files || internal?.sentFiles?.(files) !== false)
    )
  }
  return callTaskTransition(
    http,
    operation,
    { params: { taskId }, body },
    options,
    isDone,
    internal,
  )
}

/** Returns a check whether a resource has one of the statuses. */
export const hasStatus =
  (...statuses: readonly string[]) =>
  ({ status }: { readonly status?: string | null | undefined }): boolean =>
    statuses.includes(status ?? '')

/** Creates the `reconcile` option of a write: reads the resource back and checks whether it shows the write. */
export const reconcileByRead =
  <T>(read: () => Call<T>, isDone: (resource: T) => boolean) =>
  async (): Promise<ParsedResponse<T> | undefined> => {
    const response = await read().withResponse()
    return isDone(response.data) ? response : undefined
  }

/**
 * Reads the task after a rejected transition, so that the error has the task's status, and after a
 * redirect that hid its target, so that the error names the target.
 */
export const withTaskStatus = <T>(
  call: Call<T>,
  read: () => Call<Task>,
  onResponse?: (response: ParsedResponse<T>) => ParsedResponse<T>,
): Call<T> =>
  call.pipe((result) =>
    result.then(onResponse).catch(async (error: unknown) => {
      if (isStateError(error)) {
        const task = await read().catch(() => undefined)
        Object.assign(error, task && { taskStatus: task.status })
      } else if (wasRedirected(error)) {
        const readError: unknown = await read().catch((thrown: unknown) => thrown)
        if (isApiError(readError) && readError.code === 'redirected') throw readError
      }
      throw error
    }),
  )

/** With `redirect: 'error'`, fetch does not say where a redirect leads. */
const wasRedirected = (error: unknown): boolean =>
  isConnectionError(error) && /redirect/i.test(`${error.cause} ${Object(error.cause).cause}`)
