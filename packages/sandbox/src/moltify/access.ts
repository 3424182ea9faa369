import type { Account, StoredKey } from './accounts.ts'
import type { StoredAgent } from './agent.ts'
import type { StoredBudget } from './budget.ts'
import { missing, refusal } from './refuse.ts'
import type { State } from './state.ts'
import type { StoredTask } from './task.ts'

/** Side of a task that an account is on. */
export type Role = 'buyer' | 'builder' | 'admin'

const either = new Intl.ListFormat('en', { type: 'disjunction' })

const forbidden = (message: string): Error => refusal('forbidden', message)

/** What belongs to an account, or a refusal. */
const owned = <T extends { readonly owner: string }>(
  { settings }: State,
  account: Account,
  thing: T | undefined,
  name: string,
): T => {
  if (!thing) throw missing(name)
  if (thing.owner === account.id) return thing
  const hidden = settings.assumptions.notOwnerStatus === 404
  throw hidden ? missing(name) : forbidden(`${name} belongs to another account`)
}

export const ownAgent = (state: State, account: Account, id: string): StoredAgent =>
  owned(state, account, state.agents.get(id), 'Agent')

export const ownBudget = (state: State, account: Account, id: string): StoredBudget =>
  owned(state, account, state.budgets.get(id), 'Budget authorization')

export const ownKey = (state: State, account: Account, id: string): StoredKey =>
  owned(state, account, state.accounts.keys.find(id), 'API key')

const hasRole = (task: StoredTask, account: Account, role: Role, showDrafts: boolean): boolean => {
  if (role === 'admin') return account.isAdmin
  if (role === 'buyer') return task.buyerId === account.id
  return task.builderId === account.id && (showDrafts || task.status !== 'draft')
}

/** Whether an account is on a side of a task. */
export const isIn = (
  { settings }: State,
  task: StoredTask,
  account: Account,
  role: Role,
): boolean => hasRole(task, account, role, settings.assumptions.draftsForBuilder === 'shown')

/** A task that the account is in with one of the roles, or a refusal. */
export const taskFor = (
  state: State,
  account: Account,
  id: string,
  roles: readonly Role[],
): StoredTask => {
  const task = state.tasks.get(id)
  if (!task) throw missing('Task')
  if (roles.some((role) => isIn(state, task, account, role))) return task
  if (state.settings.assumptions.notOwnerStatus === 404) throw missing('Task')
  throw forbidden(`Only the ${either.format(roles)} of the task may do this`)
}

/** Who may read all of a task. */
export const readers = ['buyer', 'builder', 'admin'] as const

/** Who may write to each other about a task. */
export const participants = ['buyer', 'builder'] as const
