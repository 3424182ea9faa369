import { describeObject, describeValue } from '../openapi/index.ts'
import * as about from './assumed.docs.ts'
import * as shapes from './assumed.ts'
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
