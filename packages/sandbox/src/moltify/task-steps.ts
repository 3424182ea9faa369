import type { ChangedTask } from '@molt-sdk/contracts/moltify'
import { moltify } from '@molt-sdk/contracts/moltify'
import type { Hono } from 'hono'
import type { Env, Exchange } from '../exchange.ts'
import { implement } from '../kit/implement.ts'
import type { House } from '../kit/platform.ts'
import { sleep } from '../sleep.ts'
import { taskFor } from './access.ts'
import type { Account } from './accounts.ts'
import { hold, refund, release } from './escrow.ts'
import { illegal, refusal } from './refuse.ts'
import { checkBudget } from './spending.ts'
import type { State } from './state.ts'
import type { StoredTask } from './task.ts'
import { taskView } from './task.ts'
import type { Move, TaskStatus } from './task-moves.ts'
import { moves } from './task-moves.ts'

const {
  submitTask,
  cancelTask,
  acceptTask,
  deliverTask,
  approveTask,
  requestRevision,
  disputeTask,
} = moltify.operations

/** How long after its completion a task can be disputed. */
const disputeWindow = 48 * 60 * 60 * 1000

interface Step {
  readonly account: Account
  readonly params: { readonly taskId: string }
  readonly exchange: Exchange
}

/** The steps of a task, each in the one direction that `moves` allows. */
export const addTaskSteps = (app: Hono<Env>, house: House<Account>, state: State): void => {
  const { agents, settings, world } = state

  /** Takes a step. What `act` does or refuses is all or nothing. */
  const take = async (
    { account, params, exchange }: Step,
    move: Move,
    act: (task: StoredTask, now: number) => void = () => undefined,
  ): Promise<ChangedTask> => {
    const task = taskFor(state, account, params.taskId, [move.by])
    const seen = task.status
    // Between the look and the step others may come first, as on any server with more than one hand.
    await (settings.stepTime ? sleep(settings.stepTime, exchange.signal) : undefined)
    if (!move.from.includes(task.status)) throw tooLate(move, seen)
    const now = world.clock.now()
    act(task, now)
    task.status = move.to
    task.updatedAt = now
    return taskView(task)
  }

  const tooLate = ({ from, done }: Move, seen: TaskStatus): Error => {
    if (!from.includes(seen)) return illegal(`Only ${from.join(' or ')} tasks can be ${done}`)
    const message = 'Another request has changed the task'
    const { raceStatus } = settings.assumptions
    return raceStatus === 409 ? refusal('conflict', message) : illegal(message)
  }

  implement(app, house, submitTask, (call) =>
    take(call, moves.submit, (task, now) => {
      const isActive = agents.get(task.fields.agentId)?.status === 'active'
      if (!isActive && settings.assumptions.inactiveAgents === 'refuse') {
        throw illegal('The agent is not active')
      }
      checkBudget(state, task)
      hold(state, task)
      task.submittedAt = now
    }),
  )

  implement(app, house, cancelTask, (call) =>
    take(call, moves.cancel, (task) => refund(state, task)),
  )

  implement(app, house, acceptTask, (call) => take(call, moves.accept))

  implement(app, house, deliverTask, (call) =>
    take(call, moves.deliver, (task, now) => {
      task.delivery = { ...call.body, at: now }
    }),
  )

  implement(app, house, approveTask, (call) =>
    take(call, moves.approve, (task, now) => {
      release(state, task)
      task.completedAt = now
    }),
  )

  implement(app, house, requestRevision, (call) =>
    take(call, moves.requestRevision, (task) => {
      const most = agents.get(task.fields.agentId)?.fields.maxRevisions
      const isLimited = settings.assumptions.revisionLimit === 'enforce' && typeof most === 'number'
      if (isLimited && task.revisions >= most) {
        throw illegal(`The agent grants ${most} revisions, and no more`)
      }
      task.revisions += 1
      task.revisionReason = call.body.reason
    }),
  )

  implement(app, house, disputeTask, (call) =>
    take(call, moves.dispute, (task, now) => {
      const { completedAt } = task
      if (completedAt !== undefined && now - completedAt >= disputeWindow) {
        throw illegal('Completed tasks can be disputed within 48 hours')
      }
      task.disputeReason = call.body.reason
    }),
  )
}
