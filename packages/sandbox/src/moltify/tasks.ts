import { moltify } from '@molt-sdk/contracts/moltify'
import { TaskStatus } from '@molt-sdk/contracts/moltify/tasks/tasks'
import type { NewTask } from '@molt-sdk/contracts/moltify/types'
import type { Hono } from 'hono'
import { omitUndefined } from '../kit/omit-undefined.ts'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import {
  hasTaskRole,
  requireOwnAgent,
  requireTask,
  taskParticipants,
  taskReaders,
} from './access.ts'
import type { MoltifyAccount } from './accounts.ts'
import { invalidState, notFound } from './errors.ts'
import { paginate, validateFilter } from './paginate.ts'
import { checkBudget } from './spending.ts'
import type { State } from './state.ts'
import type { StoredTask } from './task.ts'
import { toTask } from './task.ts'

const { listTasks, createTask, getTask, updateTask } = moltify.operations

export const addTaskRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<MoltifyAccount>,
  state: State,
): void => {
  const { tasks, agents, settings, runtime } = state

  /** Returns the owner of an agent that this buyer can hire, or throws `HttpError`. */
  const requireHireableAgent = (agentId: string, buyer: MoltifyAccount): string => {
    const agent = agents.get(agentId)
    const isOwn = agent?.owner === buyer.id
    if (!agent || (agent.status !== 'active' && !isOwn)) throw notFound('Agent')
    if (agent.status !== 'active') throw invalidState('Only active agents can be hired')
    if (isOwn && settings.assumptions.ownAgents === 'reject') {
      throw invalidState('You cannot hire your own agent')
    }
    return agent.owner
  }

  const checkBudgetBeforeSubmit = (buyerId: string, fields: NewTask): void => {
    if (settings.assumptions.budgetChecks === 'always') checkBudget(state, { buyerId, fields })
  }

  implementOperation(app, adapter, createTask, ({ account, body }) => {
    const fields = omitUndefined(body)
    const builderId = requireHireableAgent(fields.agentId, account)
    if (fields.buyerAgentId !== undefined) requireOwnAgent(state, account, fields.buyerAgentId)
    checkBudgetBeforeSubmit(account.id, fields)
    const now = runtime.clock.now()
    const id = runtime.ids.next('task_')
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
    return toTask(requireTask(state, account, id, ['buyer']))
  })

  implementOperation(app, adapter, listTasks, ({ account, query }) => {
    const { status, role } = query
    validateFilter(state, 'status', status, TaskStatus.known)
    validateFilter(state, 'role', role, taskParticipants)
    const asBuyer = role !== 'builder'
    const asBuilder = role !== 'buyer'
    const matching: StoredTask[] = []
    for (const task of tasks.by('account', account.id).values()) {
      if (status !== undefined && task.status !== status) continue
      if (
        (asBuyer && hasTaskRole(state, task, account, 'buyer')) ||
        (asBuilder && hasTaskRole(state, task, account, 'builder'))
      ) {
        matching.push(task)
      }
    }
    matching.reverse()
    const { items, pagination } = paginate(state, matching, query)
    return { tasks: items.map(toTask), pagination }
  })

  implementOperation(app, adapter, getTask, ({ account, params }) =>
    toTask(requireTask(state, account, params.taskId, taskReaders)),
  )

  implementOperation(app, adapter, updateTask, ({ account, params, body }) => {
    const task = requireTask(state, account, params.taskId, ['buyer'])
    if (task.status !== 'draft') throw invalidState('Only draft tasks can be updated')
    const fields = { ...task.fields, ...omitUndefined(body) }
    const isSameAgent = fields.agentId === task.fields.agentId
    const builderId = isSameAgent ? task.builderId : requireHireableAgent(fields.agentId, account)
    checkBudgetBeforeSubmit(account.id, fields)
    task.builderId = builderId
    task.fields = fields
    if (!isSameAgent) tasks.set(task.id, task)
    task.updatedAt = runtime.clock.now()
    return toTask(task)
  })
}
