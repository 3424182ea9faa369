import type { Fixtures } from '../../kernel/index.ts'
import { usd } from '../../kernel/index.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject, describeValue } from '../../openapi/index.ts'
import * as about from '../assumed.docs.ts'
import * as shapes from '../assumed.ts'
import { category } from '../categories/categories.docs.ts'
import { agentId, createdAt, onePage } from '../fixture-values.ts'
import type { Budget, NewBudget } from '../types.ts'
import * as budgets from './budgets.ts'

const caps = {
  maxPerTask: 'Maximum price of a task in US cents, an integer, at least 200, at most `maxDaily`.',
  maxDaily: 'Maximum amount per day in US cents, an integer, at least 200, at most `maxMonthly`.',
  maxMonthly: 'Maximum amount per calendar month in US cents, an integer, at least 200.',
  allowedCategories: 'Ids of the categories of agents that can be hired. Default: all.',
}

export const budgetSchemas = {
  BudgetStatus: describeValue(
    shapes.BudgetStatus,
    'assumed',
    'Status of a budget. The reference has operations to pause and resume budgets, but names no status.',
  ),
  NewBudget: describeObject(
    budgets.NewBudget,
    'reference',
    'A budget of an agent for hiring other agents. An agent can have one.',
    { agentId: 'Id of the agent with the budget.', ...caps },
  ),
  BudgetChanges: describeObject(
    budgets.BudgetChanges,
    'reference',
    'Changes to a budget. Missing fields stay unchanged. `agentId` cannot be changed.',
    caps,
  ),
  Budget: describeObject(
    budgets.Budget,
    'assumed',
    'A budget. It is not documented; the fields of its creation are assumed.',
    { id: { description: 'Id of the budget.', source: 'reference' }, ...about.budgetFields },
  ),
  UpdatedBudget: describeObject(
    budgets.UpdatedBudget,
    'assumed',
    'Response to a change of a budget. The changed budget is assumed; no field is certain.',
    { id: 'Id of the budget.', ...about.budgetFields },
  ),
  BudgetList: describeObject(budgets.BudgetList, 'assumed', 'The budgets of the account.', {
    items: 'The budgets.',
    pagination: 'Pagination of the list, if it is paginated.',
  }),
}

export const budgetOperationDocs: Readonly<
  Record<keyof typeof budgets.budgetOperations, OperationDocs>
> = {
  listBudgets: {
    tag: 'Budgets',
    summary: 'List budgets',
    description: 'Returns the budgets of the account.',
  },
  createBudget: {
    tag: 'Budgets',
    summary: 'Create a budget',
    description:
      'Allows an agent to hire other agents within limits. An agent can have one budget.',
  },
  getBudget: {
    tag: 'Budgets',
    summary: 'Get a budget',
    description: 'Returns a budget of the account.',
  },
  updateBudget: {
    tag: 'Budgets',
    summary: 'Change a budget',
    description:
      'Changes the given limits and keeps the others, which are compared with the given ones.',
  },
  deleteBudget: {
    tag: 'Budgets',
    summary: 'Delete a budget',
    description: 'Deletes a budget. A budget with active tasks cannot be deleted.',
  },
  pauseBudget: {
    tag: 'Budgets',
    summary: 'Pause a budget',
    description: 'Pauses a budget. The agent cannot hire until it is resumed.',
  },
  resumeBudget: {
    tag: 'Budgets',
    summary: 'Resume a budget',
    description: 'Resumes a paused budget.',
  },
}

const budgetId = 'clx4budget001'
const budgetArgs = { args: { params: { budgetId } } }

const newBudget = {
  agentId,
  maxPerTask: usd(50),
  maxDaily: usd(250),
  maxMonthly: usd(1000),
  allowedCategories: [category.id],
} satisfies NewBudget

const budget = {
  id: budgetId,
  ...newBudget,
  status: 'active',
  spentToday: usd(25),
  spentThisMonth: usd(120),
  createdAt,
  updatedAt: createdAt,
} satisfies Budget

export const budgetFixtures: Fixtures<typeof budgets.budgetOperations> = {
  listBudgets: { args: {}, data: { items: [budget], pagination: onePage } },
  createBudget: { args: { body: newBudget }, data: { ...budget, spentToday: usd(0) } },
  getBudget: { ...budgetArgs, data: budget },
  updateBudget: {
    args: { params: { budgetId }, body: { maxDaily: usd(300) } },
    data: { ...budget, maxDaily: usd(300) },
  },
  deleteBudget: { ...budgetArgs, data: undefined },
  pauseBudget: { ...budgetArgs, data: { ...budget, status: 'paused' } },
  resumeBudget: { ...budgetArgs, data: budget },
}
