import { invalidScenario, requireKnown, requireUnique } from '../scenario/invalid.ts'
import type { MoltifyData } from './scenario-schema.ts'

const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id)

/** Throws `RangeError` unless all ids in the data lead to something, and no two things have the same id. */
export const checkReferences = (data: MoltifyData): void => {
  const { accounts, keys, sessions, categories, agents, tasks, budgets, deliveries } = data
  for (const [list, items] of Object.entries({
    accounts,
    keys,
    categories,
    agents,
    tasks,
    budgets,
    ledger: data.ledger,
    deliveries,
  })) {
    requireUnique(`moltify.${list}`, idsOf(items), 'id')
  }
  requireUnique(
    'moltify.keys',
    keys.map(({ key }) => key),
    'key',
  )
  requireUnique(
    'moltify.agents',
    agents.map(({ slug }) => slug),
    'slug',
  )
  const known = {
    accounts: new Set(idsOf(accounts)),
    categories: new Set(idsOf(categories)),
    tasks: new Set(idsOf(tasks)),
  }
  const require = (path: string, id: string, list: keyof typeof known): void =>
    requireKnown(`moltify.${path}`, id, known[list], `the id of one of moltify.${list}`)

  for (const [list, items] of Object.entries({ keys, sessions, agents, budgets })) {
    for (const [index, { owner }] of items.entries())
      require(`${list}.${index}.owner`, owner, 'accounts')
  }
  for (const [index, { fields }] of agents.entries())
    for (const [at, id] of fields.categoryIds.entries())
      require(`agents.${index}.fields.categoryIds.${at}`, id, 'categories')
  // Agents can be deleted, so the id of the agent of a task may lead to none.
  for (const [index, { buyerId, builderId }] of tasks.entries()) {
    require(`tasks.${index}.buyerId`, buyerId, 'accounts')
    require(`tasks.${index}.builderId`, builderId, 'accounts')
  }
  for (const [index, entry] of data.ledger.entries()) {
    for (const side of ['from', 'to'] as const) {
      const [kind = '', id = ''] = entry[side].split(/:(.*)/s)
      if (kind === 'wallet' || kind === 'paid') require(`ledger.${index}.${side}`, id, 'accounts')
      if (kind === 'held') require(`ledger.${index}.${side}`, id, 'tasks')
    }
  }
}

const holding: readonly string[] = ['pending', 'in_progress', 'delivered']

/**
 * Throws `RangeError` unless each account of the ledger had what was taken from it, and the escrow of each
 * task holds what its status requires. That deposits are the sum of all balances follows from the entries.
 */
export const checkMoney = ({ ledger, tasks }: MoltifyData): void => {
  const balances = new Map<string, number>()
  const balanceOf = (account: string): number => balances.get(account) ?? 0
  for (const [index, { from, to, amount }] of ledger.entries()) {
    if (from !== 'external' && amount > balanceOf(from)) {
      const mustBe = `must be at most ${balanceOf(from)}, the balance of ${from} after the entries before it`
      throw invalidScenario(`moltify.ledger.${index}.amount`, mustBe, amount)
    }
    balances.set(from, balanceOf(from) - amount)
    balances.set(to, balanceOf(to) + amount)
  }
  for (const [index, { id, status, fields, completedAt }] of tasks.entries()) {
    const isHeld = holding.includes(status) || (status === 'disputed' && completedAt === undefined)
    const held = balanceOf(`held:${id}`)
    const expected = isHeld ? fields.agreedPrice : 0
    if (held === expected) continue
    const mustBe = `must hold ${expected} cents in held:${id}, because moltify.tasks[${index}].status is "${status}"`
    throw invalidScenario('moltify.ledger', mustBe, held)
  }
}
