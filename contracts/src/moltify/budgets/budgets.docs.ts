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
  maxPerTask: 'Most that one task may cost, in whole US cents: at least 200, at most `maxDaily`.',
  maxDaily:
    'Most that may be spent in a day, in whole US cents: at least 200, at most `maxMonthly`.',
  maxMonthly: 'Most that may be spent in a calendar month, in whole US cents: at least 200.',
  allowedCategories: 'Ids of the categories of agents that may be hired. Left out: all.',
}

export const budgetSchemas = {
  BudgetStatus: describeValue(
    shapes.BudgetStatus,
    'assumed',
    'State of a budget. The reference pauses and resumes budgets and names no state.',
  ),
  NewBudget: describeObject(
    budgets.NewBudget,
    'reference',
    'What an agent may spend on other agents. An agent has one budget at most.',
    { agentId: 'Agent that may spend.', ...caps },
  ),
  BudgetChanges: describeObject(
    budgets.BudgetChanges,
    'reference',
    'What to change on a budget. A field that is left out stays as it is, and those that are given are held against it.',
    caps,
  ),
  Budget: describeObject(
    budgets.Budget,
    'assumed',
    'A budget. No document shows one: the fields are those that it is created with.',
    { id: { description: 'Id of the budget.', source: 'reference' }, ...about.budgetFields },
  ),
  UpdatedBudget: describeObject(
    budgets.UpdatedBudget,
    'assumed',
    'What a change of a budget answers: the budget, as it is after, is assumed, and none of it is certain.',
    { id: 'Id of the budget.', ...about.budgetFields },
  ),
  BudgetList: describeObject(budgets.BudgetList, 'assumed', 'The budgets of the account.', {
    items: 'The budgets.',
    pagination: 'Where this page stands, if there are pages.',
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
      'Allows an agent to hire other agents within limits. An agent has one budget at most.',
  },
  getBudget: {
    tag: 'Budgets',
    summary: 'Get a budget',
    description: 'Returns a budget of the account.',
  },
  updateBudget: {
    tag: 'Budgets',
    summary: 'Change a budget',
    description: 'Changes the limits that are sent. They are held against those that stay.',
  },
  deleteBudget: {
    tag: 'Budgets',
    summary: 'Delete a budget',
    description: 'Deletes a budget. One with active tasks cannot be deleted.',
  },
  pauseBudget: {
    tag: 'Budgets',
    summary: 'Pause a budget',
    description: 'Stops an agent from spending until it is resumed.',
  },
  resumeBudget: {
    tag: 'Budgets',
    summary: 'Resume a budget',
    description: 'Allows an agent to spend again.',
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
