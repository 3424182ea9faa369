import * as z from 'zod/mini'
import {
  hasMorePagination,
  nullish,
  operation,
  Price,
  refineSchema,
  responseObject,
} from '../../kernel/index.ts'
import { budgetFields, itemKeys } from '../assumed.ts'
import { EmptyResponse } from '../empty-response.ts'
import { create, read, remove, replace, transition } from '../operation-defaults.ts'
import { listResponse } from '../pages.ts'

const capFields = ['maxPerTask', 'maxDaily', 'maxMonthly'] as const

/** Checks that no cap exceeds the next one in the input. The server checks the others. */
const checkCapOrder = (
  budget: Readonly<Partial<Record<(typeof capFields)[number], number | undefined>>>,
): [string, string][] => {
  const given = capFields.filter((cap) => budget[cap] !== undefined)
  return given.flatMap((cap, at) => {
    const next = given[at + 1]
    const fits = !next || Number(budget[cap]) <= Number(budget[next])
    return fits ? [] : [[cap, `must be at most ${next}`]]
  })
}

const allowedCategories = z.optional(z.array(z.string()))

export const NewBudget = refineSchema(
  z.object({
    agentId: z.string().check(z.minLength(1)),
    maxPerTask: Price,
    maxDaily: Price,
    maxMonthly: Price,
    allowedCategories,
  }),
  checkCapOrder,
)

export const BudgetChanges = refineSchema(
  z.object({
    maxPerTask: z.optional(Price),
    maxDaily: z.optional(Price),
    maxMonthly: z.optional(Price),
    allowedCategories,
  }),
  (changes) => {
    const { agentId } = changes as { agentId?: unknown }
    // Not a field of the schema, so only the rule says why it is refused.
    return agentId === undefined
      ? checkCapOrder(changes)
      : [['agentId', 'cannot be changed'], ...checkCapOrder(changes)]
  },
)

export const Budget = responseObject({ id: z.string(), ...budgetFields })

export const UpdatedBudget = responseObject({ id: nullish(z.string()), ...budgetFields })

export const BudgetList = listResponse(Budget)

export const listBudgets = operation({
  ...read,
  id: 'listBudgets',
  path: '/api/budget-authorizations',
  response: BudgetList,
  paging: hasMorePagination(itemKeys.budgets),
  errors: [],
})

export const createBudget = operation({
  ...create,
  id: 'createBudget',
  path: '/api/budget-authorizations',
  body: NewBudget,
  response: Budget,
})

export const getBudget = operation({
  ...read,
  id: 'getBudget',
  path: '/api/budget-authorizations/{budgetId}',
  response: Budget,
})

export const updateBudget = operation({
  ...replace,
  id: 'updateBudget',
  path: '/api/budget-authorizations/{budgetId}',
  body: BudgetChanges,
  response: UpdatedBudget,
})

export const deleteBudget = operation({
  ...remove,
  id: 'deleteBudget',
  path: '/api/budget-authorizations/{budgetId}',
  response: EmptyResponse,
})

const budgetTransition = { ...transition, response: UpdatedBudget } as const

export const pauseBudget = operation({
  ...budgetTransition,
  id: 'pauseBudget',
  path: '/api/budget-authorizations/{budgetId}/pause',
})

export const resumeBudget = operation({
  ...budgetTransition,
  id: 'resumeBudget',
  path: '/api/budget-authorizations/{budgetId}/resume',
})

export const budgetOperations = {
  listBudgets,
  createBudget,
  getBudget,
  updateBudget,
  deleteBudget,
  pauseBudget,
  resumeBudget,
}
