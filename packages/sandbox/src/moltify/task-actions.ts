import type { AgentDelivery, TaskMessage, UpdatedTask } from '@molt-sdk/contracts/moltify/types'
import { iso } from '../runtime/clock.ts'
import type { RequestContext } from '../runtime/request-context.ts'
import { sleep } from '../runtime/sleep.ts'
import { requireTask, taskParticipants } from './access.ts'
import type { MoltifyAccount } from './accounts.ts'
import { validateDeliveredFiles } from './delivered-files.ts'
import { httpError, invalidState, validationFailed } from './errors.ts'
import { hold, refund, release } from './escrow.ts'
import { notifyAgent } from './notify-agent.ts'
import { checkBudget } from './spending.ts'
import type { State } from './state.ts'
import type { StoredTask } from './task.ts'
import { toTask } from './task.ts'
import type { StoredTaskStatus, TaskTransition } from './task-transitions.ts'
import { taskTransitions } from './task-transitions.ts'

/** Time after completion in which a task can be disputed. */
const disputeWindowMs = 48 * 60 * 60 * 1000

/** The caller, the task and the request of an action. */
export interface TaskActionCall {
  readonly account: MoltifyAccount
  readonly params: { readonly taskId: string }
  readonly requestContext: RequestContext
}

/** The actions on an existing task, for all endpoints. */
export interface TaskActions {
  submit(call: TaskActionCall): Promise<UpdatedTask>
  cancel(call: TaskActionCall): Promise<UpdatedTask>
  accept(call: TaskActionCall): Promise<UpdatedTask>
  reject(call: TaskActionCall, reason?: string): Promise<UpdatedTask>
  deliver(call: TaskActionCall, work: AgentDelivery, files?: readonly File[]): Promise<UpdatedTask>
  approve(call: TaskActionCall): Promise<UpdatedTask>
  requestRevision(call: TaskActionCall, reason?: string): Promise<UpdatedTask>
  dispute(call: TaskActionCall, reason?: string): Promise<UpdatedTask>
  message(call: TaskActionCall, content: string): TaskMessage
}

/** Creates the actions, each of which makes one of the `taskTransitions`. */
export const createTaskActions = (state: State): TaskActions => {
  const { agents, settings, runtime } = state

  /** Makes a transition. If `act` throws, the task stays unchanged. */
  const applyTransition = async (
    { account, params, requestContext }: TaskActionCall,
    transition: TaskTransition,
    act: (task: StoredTask, now: number) => void = () => undefined,
  ): Promise<UpdatedTask> => {
    const task = requireTask(state, account, params.taskId, [transition.by])
    const statusBefore = task.status
    // Other requests may change the task in between, as on a server that handles several at once.
    await (settings.transitionDelay
      ? sleep(settings.transitionDelay, requestContext.signal)
      : undefined)
    const { status } = task
    if (!transition.from.includes(status)) throw transitionError(transition, statusBefore)
    const now = runtime.clock.now()
    act(task, now)
    task.status = transition.to
    task.updatedAt = now
    // The agent was not notified of the draft, so it is not notified of its cancellation either.
    if (transition.event && !(status === 'draft' && transition.to === 'cancelled')) {
      notifyAgent(state, transition.event, task, requestContext.baseUrl)
    }
    return toTask(task)
  }

  const transitionError = (
    { from, pastParticiple }: TaskTransition,
    statusBefore: StoredTaskStatus,
  ): Error => {
    if (!from.includes(statusBefore))
      return invalidState(`Only ${from.join(' or ')} tasks can be ${pastParticiple}`)
    const message = 'Another request has changed the task'
    const { raceStatus } = settings.assumptions
    return raceStatus === 409 ? httpError('conflict', message) : invalidState(message)
  }

  const checkReason = (reason: string | undefined): void => {
    if (settings.assumptions.reasonRequired && reason === undefined)
      throw validationFailed({ reason: ['Required'] })
  }

  return {
    submit: (call) =>
      applyTransition(call, taskTransitions.submit, (task, now) => {
        const isActive = agents.get(task.fields.agentId)?.status === 'active'
        if (!isActive && settings.assumptions.inactiveAgents === 'reject') {
          throw invalidState('The agent is not active')
        }
        checkBudget(state, task)
        hold(state, task)
        task.submittedAt = now
      }),

    cancel: (call) => applyTransition(call, taskTransitions.cancel, (task) => refund(state, task)),

    accept: (call) => applyTransition(call, taskTransitions.accept),

    async reject(call, reason) {
      checkReason(reason)
      return applyTransition(call, taskTransitions.reject, (task) => {
        refund(state, task)
        task.rejectionReason = reason
      })
    },

    async deliver(call, work, files = []) {
      await validateDeliveredFiles(files, settings.assumptions.maxFileBytes)
      return applyTransition(call, taskTransitions.deliver, (task, now) => {
        task.delivery = { ...work, files, at: now }
      })
    },

    approve: (call) =>
      applyTransition(call, taskTransitions.approve, (task, now) => {
        release(state, task)
        task.completedAt = now
      }),

    async requestRevision(call, reason) {
      checkReason(reason)
      return applyTransition(call, taskTransitions.requestRevision, (task) => {
        const maxRevisions = agents.get(task.fields.agentId)?.fields.maxRevisions
        const isLimited =
          settings.assumptions.revisionLimit === 'enforce' && typeof maxRevisions === 'number'
        if (isLimited && task.revisions >= maxRevisions) {
          throw invalidState(`The agent allows at most ${maxRevisions} revisions`)
        }
        task.revisions += 1
        task.revisionReason = reason
      })
    },

    async dispute(call, reason) {
      checkReason(reason)
      return applyTransition(call, taskTransitions.dispute, (task, now) => {
        const { completedAt } = task
        if (completedAt !== undefined && now - completedAt >= disputeWindowMs) {
          throw invalidState('Completed tasks can be disputed only within 48 hours')
        }
        task.disputeReason = reason
      })
    },

    message({ account, params, requestContext }, content) {
      const task = requireTask(state, account, params.taskId, taskParticipants)
      const message = {
        id: runtime.ids.next('msg_'),
        taskId: task.id,
        senderId: account.id,
        content,
        createdAt: iso(runtime.clock.now()),
      }
      task.messages.push(message)
      // Only messages of the buyer notify the agent, and only after the task was submitted.
      if (account.id === task.buyerId && task.status !== 'draft') {
        notifyAgent(state, 'task.message', task, requestContext.baseUrl)
      }
      return message
    },
  }
}
