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
import type { Call, CallExtras, CallOptions, HttpClient, ParsedResponse } from '@molt-sdk/core'
import { settledIn } from './settle.ts'
import { toldByStatus } from './told-by-status.ts'

/** What leads a task from one status to another. */
type Step = Operation & Pick<typeof acceptTask, 'response'>

type StepArgs<O extends Step> = ArgsOf<O> & { readonly params: { readonly taskId: string } }

/** What a step does beside being sent. */
interface StepExtras extends Omit<CallExtras<never>, 'reconcile'> {
  /** Sees the answer, if there is a good one. */
  readonly onAnswer?:
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
export const taskStep = <O extends Step>(
  http: HttpClient,
  operation: O,
  args: StepArgs<O>,
  options: CallOptions | undefined,
  leadsTo: readonly string[],
  isOurs?: (task: Task) => boolean,
  extras?: StepExtras,
): Call<UpdatedTask> => {
  const read = (): Call<Task> => http.call(getTask, { params: args.params }, options)
  const reconcile = settledIn(read, leadsTo, isOurs) as CallExtras<ResponseOf<O>>['reconcile']
  const call = http.call(operation, args, options, { ...extras, reconcile })
  return toldByStatus(call as Call<UpdatedTask>, read, extras?.onAnswer)
}

/** Delivers, as the builder or as the agent. */
export const deliverStep = (
  http: HttpClient,
  operation: typeof deliverTask | typeof deliverAgentTask,
  taskId: string,
  body: NewDelivery,
  options: CallOptions | undefined,
  extras?: StepExtras,
): Call<UpdatedTask> => {
  const isOurs = ({ deliverable }: Task): boolean => same(deliverable?.content, body.content)
  const args = { params: { taskId }, body }
  return taskStep(http, operation, args, options, ['delivered', 'completed'], isOurs, extras)
}

/** What a task is in once it has been accepted. */
export const worked: readonly string[] = ['in_progress', 'delivered', 'completed', 'disputed']

/** Whether what was sent is what is there, as far as the platform shows it. */
export const same = (there: string | null | undefined, sent: string): boolean =>
  there == null || there === sent
