import type { ArgsOf, Operation, ResponseOf } from '@molt-sdk/contracts/kernel'
import type {
  acceptTask,
  deliverAgentTask,
  deliverTask,
  NewDelivery,
  Task,
  UpdatedTask,
} from '@molt-sdk/contracts/moltify'
import { getTask } from '@molt-sdk/contracts/moltify'
import type {
  Call,
  CallExtras,
  CallOptions,
  HttpClient,
  ParsedResponse,
} from '@molt-sdk/core/client'
import { reconcileByStatus } from './reconcile-by-status.ts'
import { withTaskStatus } from './with-task-status.ts'

/** What leads a task from one status to another. */
type TransitionOperation = Operation & Pick<typeof acceptTask, 'response'>

type TransitionArgs<O extends TransitionOperation> = ArgsOf<O> & {
  readonly params: { readonly taskId: string }
}

/** What a step does beside being sent. */
interface TransitionOptions extends Omit<CallExtras<never>, 'reconcile'> {
  /** Sees the answer, if there is a good one. */
  readonly onResponse?:
    | ((answer: ParsedResponse<UpdatedTask>) => ParsedResponse<UpdatedTask>)
    | undefined
}

/**
 * Takes a step. One whose answer is lost is settled by reading the task; one that is not possible
 * is a `StateError` with the status that the task has.
 *
 * @param leadsTo statuses that it leads to, at once or through what others did since
 * @param isOurs whether what is read is this step's doing, where others lead there too
 */
export const callTaskTransition = <O extends TransitionOperation>(
  http: HttpClient,
  operation: O,
  args: TransitionArgs<O>,
  options: CallOptions | undefined,
  leadsTo: readonly string[],
  isOurs?: (task: Task) => boolean,
  extras?: TransitionOptions,
): Call<UpdatedTask> => {
  const read = (): Call<Task> => http.call(getTask, { params: args.params }, options)
  const reconcile = reconcileByStatus(read, leadsTo, isOurs) as CallExtras<
    ResponseOf<O>
  >['reconcile']
  const call = http.call(operation, args, options, { ...extras, reconcile })
  return withTaskStatus(call as Call<UpdatedTask>, read, extras?.onResponse)
}

/** Delivers, as the builder or as the agent. */
export const callDeliver = (
  http: HttpClient,
  operation: typeof deliverTask | typeof deliverAgentTask,
  taskId: string,
  body: NewDelivery,
  options: CallOptions | undefined,
  extras?: TransitionOptions,
): Call<UpdatedTask> => {
  const isOurs = ({ deliverable }: Task): boolean => isSameText(deliverable?.content, body.content)
  const args = { params: { taskId }, body }
  return callTaskTransition(
    http,
    operation,
    args,
    options,
    ['delivered', 'completed'],
    isOurs,
    extras,
  )
}

/** What a task is in once it has been accepted. */
export const statusesAfterAccept: readonly string[] = [
  'in_progress',
  'delivered',
  'completed',
  'disputed',
]

/** Whether what was sent is what is there, as far as the platform shows it. */
export const isSameText = (there: string | null | undefined, sent: string): boolean =>
  there == null || there === sent
