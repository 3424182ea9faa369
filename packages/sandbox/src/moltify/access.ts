import type { MoltifyAccount, StoredKey } from './accounts.ts'
import type { StoredAgent } from './agent.ts'

import { httpError, notFound } from './errors.ts'
import type { State, StoredBudget } from './state.ts'
import type { StoredTask } from './task.ts'

/** Role of an account in a task. */
export type Role = 'buyer' | 'builder' | 'admin'

const orList = new Intl.ListFormat('en', { type: 'disjunction' })

const forbidden = (message: string): Error => httpError('forbidden', message)

/** Returns a resource that the account owns, or throws `HttpError`. */
const requireOwned = <T extends { readonly owner: string }>(
  { settings }: State,
  account: MoltifyAccount,
  resource: T | undefined,
  name: string,
): T => {
  if (!resource) throw notFound(name)
  if (resource.owner === account.id) return resource
  const hidden = settings.assumptions.notOwnerStatus === 404
  throw hidden ? notFound(name) : forbidden(`${name} belongs to another account`)
}

export const requireOwnAgent = (state: State, account: MoltifyAccount, id: string): StoredAgent =>
  requireOwned(state, account, state.agents.get(id), 'Agent')

export const requireOwnBudget = (state: State, account: MoltifyAccount, id: string): StoredBudget =>
  requireOwned(state, account, state.budgets.get(id), 'Budget authorization')

export const requireOwnKey = (state: State, account: MoltifyAccount, id: string): StoredKey =>
  requireOwned(state, account, state.accounts.keys.find(id), 'API key')

const hasRole = (
  task: StoredTask,
  account: MoltifyAccount,
  role: Role,
  showDrafts: boolean,
): boolean => {
  if (role === 'admin') return account.isAdmin
  if (role === 'buyer') return task.buyerId === account.id
  return task.builderId === account.id && (showDrafts || task.status !== 'draft')
}

/** Returns whether an account has a role in a task. */
export const hasTaskRole = (
  { settings }: State,
  task: StoredTask,
  account: MoltifyAccount,
  role: Role,
): boolean => hasRole(task, account, role, settings.assumptions.draftsForBuilder === 'shown')

/** Returns a task in which the account has one of the roles, or throws `HttpError`. */
export const requireTask = (
  state: State,
  account: MoltifyAccount,
  id: string,
  roles: readonly Role[],
): StoredTask => {
  const task = state.tasks.get(id)
  if (!task) throw notFound('Task')
  if (roles.some((role) => hasTaskRole(state, task, account, role))) return task
  if (state.settings.assumptions.notOwnerStatus === 404) throw notFound('Task')
  throw forbidden(`Only the ${orList.format(roles)} of the task can do this`)
}

/** Roles that can read a task. */
export const taskReaders = ['buyer', 'builder', 'admin'] as const

/** Roles that can send messages about a task. */
export const taskParticipants = ['buyer', 'builder'] as const
