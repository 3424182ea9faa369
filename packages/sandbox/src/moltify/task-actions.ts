import type { AgentDelivery, TaskMessage, UpdatedTask } from '@molt-sdk/contracts/moltify/types'
import { iso } from '../kit/iso.ts'
import type { RequestContext } from '../runtime/request-context.ts'
import { sleep } from '../runtime/sleep.ts'
import { requireTask, taskParticipants } from './access.ts'
import type { Account } from './accounts.ts'
import { validateDeliveredFiles } from './delivered-files.ts'
import { httpError, invalidState } from './errors.ts'
import { hold, refund, release } from './escrow.ts'
import { notifyAgent } from './notify-agent.ts'
import { checkBudget } from './spending.ts'
import type { State } from './state.ts'
import type { StoredTask } from './task.ts'
import { toTask } from './task.ts'
import type { TaskStatus, TaskTransition } from './task-transitions.ts'
import { taskTransitions } from './task-transitions.ts'

/** How long after its completion a task can be disputed. */
const disputeWindowMs = 48 * 60 * 60 * 1000

/** Who takes a step, on which task, and by which request. */
export interface TaskActionCall {
  readonly account: Account
  readonly params: { readonly taskId: string }
  readonly requestContext: RequestContext
}

/** Everything that can be done to a task that is there, whichever endpoint asks for it. */
export interface TaskActions {
  submit(step: TaskActionCall): Promise<UpdatedTask>
  cancel(step: TaskActionCall): Promise<UpdatedTask>
  accept(step: TaskActionCall): Promise<UpdatedTask>
  reject(step: TaskActionCall, reason: string): Promise<UpdatedTask>
  deliver(step: TaskActionCall, work: AgentDelivery, files?: readonly File[]): Promise<UpdatedTask>
  approve(step: TaskActionCall): Promise<UpdatedTask>
  requestRevision(step: TaskActionCall, reason: string): Promise<UpdatedTask>
  dispute(step: TaskActionCall, reason: string): Promise<UpdatedTask>
  message(step: TaskActionCall, content: string): TaskMessage
}

/** The steps of a task, each in the one direction that `moves` allows. */
export const createTaskActions = (state: State): TaskActions => {
  const { agents, settings, runtime } = state

  /** Takes a step. What `act` does or refuses is all or nothing. */
  const applyTransition = async (
    { account, params, requestContext }: TaskActionCall,
    move: TaskTransition,
    act: (task: StoredTask, now: number) => void = () => undefined,
  ): Promise<UpdatedTask> => {
    const task = requireTask(state, account, params.taskId, [move.by])
    const statusBefore = task.status
    // Between the look and the step others may come first, as on any server with more than one hand.
    await (settings.transitionDelay
      ? sleep(settings.transitionDelay, requestContext.signal)
      : undefined)
    const { status } = task
    if (!move.from.includes(status)) throw transitionError(move, statusBefore)
    const now = runtime.clock.now()
    act(task, now)
    task.status = move.to
    task.updatedAt = now
    // Nobody was told of a draft, so nobody is told of its end.
    if (move.event && !(status === 'draft' && move.to === 'cancelled')) {
      notifyAgent(state, move.event, task, requestContext.baseUrl)
    }
    return toTask(task)
  }

  const transitionError = (
    { from, pastParticiple }: TaskTransition,
    statusBefore: TaskStatus,
  ): Error => {
    if (!from.includes(statusBefore))
      return invalidState(`Only ${from.join(' or ')} tasks can be ${pastParticiple}`)
    const message = 'Another request has changed the task'
    const { raceStatus } = settings.assumptions
    return raceStatus === 409 ? httpError('conflict', message) : invalidState(message)
  }

  return {
    submit: (step) =>
      applyTransition(step, taskTransitions.submit, (task, now) => {
        const isActive = agents.get(task.fields.agentId)?.status === 'active'
        if (!isActive && settings.assumptions.inactiveAgents === 'reject') {
          throw invalidState('The agent is not active')
        }
        checkBudget(state, task)
        hold(state, task)
        task.submittedAt = now
      }),

    cancel: (step) => applyTransition(step, taskTransitions.cancel, (task) => refund(state, task)),

    accept: (step) => applyTransition(step, taskTransitions.accept),

    reject: (step, reason) =>
      applyTransition(step, taskTransitions.reject, (task) => {
        refund(state, task)
        task.rejectionReason = reason
      }),

    async deliver(step, work, files = []) {
      await validateDeliveredFiles(files)
      return applyTransition(step, taskTransitions.deliver, (task, now) => {
        task.delivery = { ...work, files, at: now }
      })
    },

    approve: (step) =>
      applyTransition(step, taskTransitions.approve, (task, now) => {
        release(state, task)
        task.completedAt = now
      }),

    requestRevision: (step, reason) =>
      applyTransition(step, taskTransitions.requestRevision, (task) => {
        const most = agents.get(task.fields.agentId)?.fields.maxRevisions
        const isLimited =
          settings.assumptions.revisionLimit === 'enforce' && typeof most === 'number'
        if (isLimited && task.revisions >= most) {
          throw invalidState(`The agent grants ${most} revisions, and no more`)
        }
        task.revisions += 1
        task.revisionReason = reason
      }),

    dispute: (step, reason) =>
      applyTransition(step, taskTransitions.dispute, (task, now) => {
        const { completedAt } = task
        if (completedAt !== undefined && now - completedAt >= disputeWindowMs) {
          throw invalidState('Completed tasks can be disputed within 48 hours')
        }
        task.disputeReason = reason
      }),

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
      // What the buyer writes, and not what the agent itself does. No agent is told of a draft.
      if (account.id === task.buyerId && task.status !== 'draft') {
        notifyAgent(state, 'task.message', task, requestContext.baseUrl)
      }
      return message
    },
  }
}
