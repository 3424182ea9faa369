import * as z from 'zod/mini'
import { announcedPages, maybe, operation, Price, refined } from '../kernel/index.ts'
import { budgetFields, listNames } from './assumed.ts'
import { create, read, remove, replace, transition } from './calls.ts'
import { Done } from './done.ts'
import { listOf } from './pages.ts'

const caps = ['maxPerTask', 'maxDaily', 'maxMonthly'] as const

/** Each cap may be as high as the next one that is given. The server knows those that are not. */
const ascending = (
  budget: Readonly<Partial<Record<(typeof caps)[number], number | undefined>>>,
): [string, string][] => {
  const given = caps.filter((cap) => budget[cap] !== undefined)
  return given.flatMap((cap, at) => {
    const next = given[at + 1]
    const fits = !next || Number(budget[cap]) <= Number(budget[next])
    return fits ? [] : [[cap, `must be at most ${next}`]]
  })
}

const allowedCategories = z.optional(z.array(z.string()))

export const NewBudget = refined(
  z.object({
    agentId: z.string().check(z.minLength(1)),
    maxPerTask: Price,
    maxDaily: Price,
    maxMonthly: Price,
    allowedCategories,
  }),
  ascending,
)

export const BudgetChanges = refined(
  z.object({
    maxPerTask: z.optional(Price),
    maxDaily: z.optional(Price),
    maxMonthly: z.optional(Price),
    allowedCategories,
  }),
  ascending,
)

export const Budget = z.looseObject({ id: z.string(), ...budgetFields })

export const ChangedBudget = z.looseObject({ id: maybe(z.string()), ...budgetFields })

export const BudgetList = listOf(Budget)

export const listBudgets = operation({
  ...read,
  id: 'listBudgets',
  path: '/api/budget-authorizations',
  response: BudgetList,
  paging: announcedPages(listNames.budgets),
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
  response: ChangedBudget,
})

export const deleteBudget = operation({
  ...remove,
  id: 'deleteBudget',
  path: '/api/budget-authorizations/{budgetId}',
  response: Done,
})

const step = { ...transition, response: ChangedBudget } as const

export const pauseBudget = operation({
  ...step,
  id: 'pauseBudget',
  path: '/api/budget-authorizations/{budgetId}/pause',
})

export const resumeBudget = operation({
  ...step,
  id: 'resumeBudget',
  path: '/api/budget-authorizations/{budgetId}/resume',
})
