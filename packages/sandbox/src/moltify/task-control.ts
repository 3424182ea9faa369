import type { Task } from '@molt-sdk/contracts/moltify/types'
import { HttpError } from '../kit/http-error.ts'
import { unknownNameMessage } from '../kit/unknown-name-message.ts'
import type { State } from './state.ts'
import { toTask } from './task.ts'
import type { TaskActionCall } from './task-actions.ts'
import { createTaskActions } from './task-actions.ts'
import type { MoltifyTaskTransition, TaskTransition } from './task-transitions.ts'
import { taskTransitions } from './task-transitions.ts'

/** What some transitions need. */
export interface MoltifyTransitionOptions {
  /** Reason of `reject`, `requestRevision` and `dispute`. */
  readonly reason?: string | undefined
  /** Content of the delivery of `deliver`. Default: a sentence. */
  readonly content?: string | undefined
}

/** Controls the tasks, as their buyer and their builder could. */
export interface MoltifyTaskControl {
  list(): readonly Task[]
  /** Returns the files of a task's delivery. */
  files(id: string): readonly File[]
  /** Returns the transitions that are possible in the status of a task. */
  transitions(id: string): readonly MoltifyTaskTransition[]
  /**
   * Makes a transition on behalf of the buyer or the builder of the task, with the same effects on
   * money and webhooks as a call of theirs.
   *
   * @throws RangeError if the platform would reject the call, for the same reason
   */
  transition(
    id: string,
    transition: MoltifyTaskTransition,
    options?: MoltifyTransitionOptions,
  ): Promise<Task>
}

const names = Object.keys(taskTransitions) as MoltifyTaskTransition[]

/** Creates the control object of tasks. `baseUrl` is that of the links in webhooks. */
export const taskControl = (state: State, baseUrl: string): MoltifyTaskControl => {
  const { tasks, accounts } = state
  const actions = createTaskActions(state)

  const requireTask = (id: string) => {
    const task = tasks.get(id)
    if (!task) throw new RangeError(`Task ${JSON.stringify(id)} not found.`)
    return task
  }

  const run = (
    call: TaskActionCall,
    transition: MoltifyTaskTransition,
    {
      reason,
      content = 'Delivered through the control API of the sandbox.',
    }: MoltifyTransitionOptions,
  ): Promise<unknown> => {
    switch (transition) {
      case 'deliver':
        return actions.deliver(call, { content })
      case 'reject':
      case 'requestRevision':
      case 'dispute':
        return actions[transition](call, reason)
      default:
        return actions[transition](call)
    }
  }

  return {
    list: () => [...tasks.values()].map(toTask),
    files: (id) => requireTask(id).delivery?.files ?? [],
    transitions(id) {
      const { status } = requireTask(id)
      return names.filter((name) => (taskTransitions[name] as TaskTransition).from.includes(status))
    },
    async transition(id, transition, options = {}) {
      const task = requireTask(id)
      if (!names.includes(transition))
        throw new RangeError(unknownNameMessage('transition', transition, names))
      const { by } = taskTransitions[transition]
      const account = accounts.find(by === 'buyer' ? task.buyerId : task.builderId)
      if (!account) throw new RangeError(`The ${by} of the task no longer exists.`)
      const requestContext = {
        id: 'control',
        baseUrl,
        mountPath: '',
        signal: new AbortController().signal,
        appliedFaults: [],
      }
      try {
        await run({ account, params: { taskId: id }, requestContext }, transition, options)
        return toTask(task)
      } catch (error) {
        if (error instanceof HttpError) throw new RangeError(`${error.message}.`, { cause: error })
        throw error
      }
    },
  }
}
