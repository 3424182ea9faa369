import type { ArgsOf, Operation, ResponseOf } from '@molt-sdk/contracts/kernel'
import type { acceptTask, ChangedTask, Task } from '@molt-sdk/contracts/moltify'
import { getTask } from '@molt-sdk/contracts/moltify'
import type { Answer, Call, CallExtras, CallOptions, Http } from '@molt-sdk/core'
import { settledIn } from './settle.ts'
import { toldByStatus } from './told-by-status.ts'

/** What leads a task from one status to another. */
type Step = Operation & Pick<typeof acceptTask, 'response'>

type StepArgs<O extends Step> = ArgsOf<O> & { readonly params: { readonly taskId: string } }

/** What a step does beside being sent, and how to tell in the task whether it was done. */
interface StepExtras extends Omit<CallExtras<never>, 'reconcile'> {
  /** Statuses that it leads to, at once or through what others did since. */
  readonly leadsTo: readonly string[]
  /** Whether what is read is this step's doing, where others lead there too. */
  readonly isOurs?: ((task: Task) => boolean) | undefined
  /** Sees the answer, if there is a good one. */
  readonly onAnswer?: ((answer: Answer<ChangedTask>) => Answer<ChangedTask>) | undefined
}

/**
 * Takes a step. One whose answer is lost is settled by reading the task; one that is not possible
 * is a `StateError` with the status that the task has.
 */
export const taskStep = <O extends Step>(
  http: Http,
  operation: O,
  args: StepArgs<O>,
  options: CallOptions | undefined,
  { leadsTo, isOurs, onAnswer, ...extras }: StepExtras,
): Call<ChangedTask> => {
  const read = (): Call<Task> => http.call(getTask, { params: args.params }, options)
  const reconcile = settledIn(read, leadsTo, isOurs) as CallExtras<ResponseOf<O>>['reconcile']
  const call = http.call(operation, args, options, { ...extras, reconcile })
  return toldByStatus(call as Call<ChangedTask>, read, onAnswer)
}

/** What comes after `in_progress`. */
export const worked = ['delivered', 'completed', 'disputed'] as const

/** Whether what was sent is what is there, as far as the platform shows it. */
export const same = (there: string | null | undefined, sent: string): boolean =>
  there == null || there === sent
