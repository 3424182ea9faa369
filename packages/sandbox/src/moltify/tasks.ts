import type { NewTask } from '@molt-sdk/contracts/moltify'
import { moltify } from '@molt-sdk/contracts/moltify'
import type { Hono } from 'hono'
import type { Env } from '../exchange.ts'
import { defined } from '../kit/defined.ts'
import { implement } from '../kit/implement.ts'
import type { House } from '../kit/platform.ts'
import { isIn, ownAgent, participants, readers, taskFor } from './access.ts'
import type { Account } from './accounts.ts'
import { checkFilter, pageOf } from './page.ts'
import { illegal, missing } from './refuse.ts'
import { checkBudget } from './spending.ts'
import type { State } from './state.ts'
import { taskView } from './task.ts'
import { taskStatuses } from './task-moves.ts'

const { listTasks, createTask, getTask, updateTask } = moltify.operations

export const addTaskRoutes = (app: Hono<Env>, house: House<Account>, state: State): void => {
  const { tasks, agents, settings, world } = state

  /** Who would do the work, or a refusal of an agent that this buyer can't hire. */
  const builderOf = (agentId: string, buyer: Account): string => {
    const agent = agents.get(agentId)
    const isOwn = agent?.owner === buyer.id
    if (!agent || (agent.status !== 'active' && !isOwn)) throw missing('Agent')
    if (agent.status !== 'active') throw illegal('Only active agents can be hired')
    if (isOwn && settings.assumptions.ownAgents === 'refuse') {
      throw illegal('You cannot hire your own agent')
    }
    return agent.owner
  }

  const checkEarly = (buyerId: string, fields: NewTask): void => {
    if (settings.assumptions.budgetChecks === 'always') checkBudget(state, { buyerId, fields })
  }

  implement(app, house, createTask, ({ account, body }) => {
    const fields = defined(body)
    const builderId = builderOf(fields.agentId, account)
    if (fields.buyerAgentId !== undefined) ownAgent(state, account, fields.buyerAgentId)
    checkEarly(account.id, fields)
    const now = world.clock.now()
    const id = world.ids.next('task_')
    tasks.set(id, {
      id,
      buyerId: account.id,
      builderId,
      createdAt: now,
      updatedAt: now,
      fields,
      status: 'draft',
      submittedAt: undefined,
      completedAt: undefined,
      delivery: undefined,
      revisions: 0,
      revisionReason: undefined,
      disputeReason: undefined,
      rejectionReason: undefined,
      review: undefined,
      messages: [],
    })
    return taskView(taskFor(state, account, id, ['buyer']))
  })

  implement(app, house, listTasks, ({ account, query }) => {
    const { status, role } = query
    checkFilter(state, 'status', status, taskStatuses)
    checkFilter(state, 'role', role, participants)
    const roles = participants.filter((each) => role === undefined || each === role)
    const found = [...tasks.values()]
      .reverse()
      .filter((task) => roles.some((each) => isIn(state, task, account, each)))
      .filter((task) => status === undefined || task.status === status)
    const { items, pagination } = pageOf(state, found, query)
    return { tasks: items.map(taskView), pagination }
  })

  implement(app, house, getTask, ({ account, params }) =>
    taskView(taskFor(state, account, params.taskId, readers)),
  )

  implement(app, house, updateTask, ({ account, params, body }) => {
    const task = taskFor(state, account, params.taskId, ['buyer'])
    if (task.status !== 'draft') throw illegal('Only draft tasks can be updated')
    const fields = { ...task.fields, ...defined(body) }
    const isSame = fields.agentId === task.fields.agentId
    const builderId = isSame ? task.builderId : builderOf(fields.agentId, account)
    checkEarly(account.id, fields)
    task.builderId = builderId
    task.fields = fields
    task.updatedAt = world.clock.now()
    return taskView(task)
  })
}
