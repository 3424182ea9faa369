import type { AgentDelivery, TaskMessage, UpdatedTask } from '@molt-sdk/contracts/moltify'
import type { Exchange } from '../exchange.ts'
import { iso } from '../kit/iso.ts'
import { sleep } from '../sleep.ts'
import { participants, taskFor } from './access.ts'
import type { Account } from './accounts.ts'
import { checkFiles } from './delivered-files.ts'
import { hold, refund, release } from './escrow.ts'
import { illegal, refusal } from './refuse.ts'
import { checkBudget } from './spending.ts'
import type { State } from './state.ts'
import type { StoredTask } from './task.ts'
import { taskView } from './task.ts'
import type { Move, TaskStatus } from './task-moves.ts'
import { moves } from './task-moves.ts'
import { tell } from './tell.ts'

/** How long after its completion a task can be disputed. */
const disputeWindow = 48 * 60 * 60 * 1000

/** Who takes a step, on which task, and by which request. */
export interface Step {
  readonly account: Account
  readonly params: { readonly taskId: string }
  readonly exchange: Exchange
}

/** Everything that can be done to a task that is there, whichever endpoint asks for it. */
export interface Steps {
  submit(step: Step): Promise<UpdatedTask>
  cancel(step: Step): Promise<UpdatedTask>
  accept(step: Step): Promise<UpdatedTask>
  reject(step: Step, reason: string): Promise<UpdatedTask>
  deliver(step: Step, work: AgentDelivery, files?: readonly File[]): Promise<UpdatedTask>
  approve(step: Step): Promise<UpdatedTask>
  requestRevision(step: Step, reason: string): Promise<UpdatedTask>
  dispute(step: Step, reason: string): Promise<UpdatedTask>
  message(step: Step, content: string): TaskMessage
}

/** The steps of a task, each in the one direction that `moves` allows. */
export const createSteps = (state: State): Steps => {
  const { agents, settings, world } = state

  /** Takes a step. What `act` does or refuses is all or nothing. */
  const take = async (
    { account, params, exchange }: Step,
    move: Move,
    act: (task: StoredTask, now: number) => void = () => undefined,
  ): Promise<UpdatedTask> => {
    const task = taskFor(state, account, params.taskId, [move.by])
    const seen = task.status
    // Between the look and the step others may come first, as on any server with more than one hand.
    await (settings.stepTime ? sleep(settings.stepTime, exchange.signal) : undefined)
    const { status } = task
    if (!move.from.includes(status)) throw tooLate(move, seen)
    const now = world.clock.now()
    act(task, now)
    task.status = move.to
    task.updatedAt = now
    // Nobody was told of a draft, so nobody is told of its end.
    if (move.event && !(status === 'draft' && move.to === 'cancelled')) {
      tell(state, move.event, task, exchange.baseUrl)
    }
    return taskView(task)
  }

  const tooLate = ({ from, done }: Move, seen: TaskStatus): Error => {
    if (!from.includes(seen)) return illegal(`Only ${from.join(' or ')} tasks can be ${done}`)
    const message = 'Another request has changed the task'
    const { raceStatus } = settings.assumptions
    return raceStatus === 409 ? refusal('conflict', message) : illegal(message)
  }

  return {
    submit: (step) =>
      take(step, moves.submit, (task, now) => {
        const isActive = agents.get(task.fields.agentId)?.status === 'active'
        if (!isActive && settings.assumptions.inactiveAgents === 'refuse') {
          throw illegal('The agent is not active')
        }
        checkBudget(state, task)
        hold(state, task)
        task.submittedAt = now
      }),

    cancel: (step) => take(step, moves.cancel, (task) => refund(state, task)),

    accept: (step) => take(step, moves.accept),

    reject: (step, reason) =>
      take(step, moves.reject, (task) => {
        refund(state, task)
        task.rejectionReason = reason
      }),

    async deliver(step, work, files = []) {
      await checkFiles(files)
      return take(step, moves.deliver, (task, now) => {
        task.delivery = { ...work, files, at: now }
      })
    },

    approve: (step) =>
      take(step, moves.approve, (task, now) => {
        release(state, task)
        task.completedAt = now
      }),

    requestRevision: (step, reason) =>
      take(step, moves.requestRevision, (task) => {
        const most = agents.get(task.fields.agentId)?.fields.maxRevisions
        const isLimited =
          settings.assumptions.revisionLimit === 'enforce' && typeof most === 'number'
        if (isLimited && task.revisions >= most) {
          throw illegal(`The agent grants ${most} revisions, and no more`)
        }
        task.revisions += 1
        task.revisionReason = reason
      }),

    dispute: (step, reason) =>
      take(step, moves.dispute, (task, now) => {
        const { completedAt } = task
        if (completedAt !== undefined && now - completedAt >= disputeWindow) {
          throw illegal('Completed tasks can be disputed within 48 hours')
        }
        task.disputeReason = reason
      }),

    message({ account, params, exchange }, content) {
      const task = taskFor(state, account, params.taskId, participants)
      const message = {
        id: world.ids.next('msg_'),
        taskId: task.id,
        senderId: account.id,
        content,
        createdAt: iso(world.clock.now()),
      }
      task.messages.push(message)
      // What the buyer writes, and not what the agent itself does. No agent is told of a draft.
      if (account.id === task.buyerId && task.status !== 'draft') {
        tell(state, 'task.message', task, exchange.baseUrl)
      }
      return message
    },
  }
}
