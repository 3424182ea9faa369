import type * as z from 'zod/mini'
import type { ArgsOf, Cents, ItemOf, ResponseOf } from '../kernel/index.ts'
import type { All, Same } from '../kernel/same.ts'
import type * as agentTasks from './agent-tasks.ts'
import type * as agents from './agents.ts'
import type * as keys from './api-keys.ts'
import type * as shapes from './assumed.ts'
import type * as budgets from './budgets.ts'
import type * as builder from './builder-agents.ts'
import type { CallbackAction } from './callback-action.ts'
import type * as callbacks from './callbacks.ts'
import type * as categories from './categories.ts'
import type * as earnings from './earnings.ts'
import type * as pages from './pages.ts'
import type * as requestors from './requestors.ts'
import type * as reviews from './reviews.ts'
import type * as samples from './samples.ts'
import type * as messages from './task-messages.ts'
import type * as tasks from './tasks.ts'
import type * as types from './types.ts'
import type * as wallet from './wallet.ts'
import type * as webhooks from './webhooks.ts'

export type PublishedTypesAreWhatTheSchemasPass = All<
  [
    Same<types.Agent, z.infer<typeof agents.Agent>>,
    Same<types.AgentList, z.infer<typeof agents.AgentList>>,
    Same<types.AgentStatus, z.infer<typeof shapes.AgentStatus>>,
    Same<types.ApiKey, z.infer<typeof keys.ApiKey>>,
    Same<types.ApiKeyList, z.infer<typeof keys.ApiKeyList>>,
    Same<types.Budget, z.infer<typeof budgets.Budget>>,
    Same<types.BudgetList, z.infer<typeof budgets.BudgetList>>,
    Same<types.BudgetStatus, z.infer<typeof shapes.BudgetStatus>>,
    Same<types.BuilderAgent, z.infer<typeof builder.BuilderAgent>>,
    Same<types.BuilderAgentList, z.infer<typeof builder.BuilderAgentList>>,
    Same<types.Category, z.infer<typeof categories.Category>>,
    Same<types.CategoryList, z.infer<typeof categories.CategoryList>>,
    Same<types.ChangedAgent, z.infer<typeof builder.ChangedAgent>>,
    Same<types.ChangedBudget, z.infer<typeof budgets.ChangedBudget>>,
    Same<types.ChangedTask, z.infer<typeof tasks.ChangedTask>>,
    Same<types.ConnectionTest, z.infer<typeof builder.ConnectionTest>>,
    Same<types.ConnectStatus, z.infer<typeof wallet.ConnectStatus>>,
    Same<types.CreatedApiKey, z.infer<typeof keys.CreatedApiKey>>,
    Same<types.Deliverable, z.infer<typeof shapes.Deliverable>>,
    Same<types.DeliveredFile, z.infer<typeof shapes.DeliveredFile>>,
    Same<types.DepositLimits, z.infer<typeof wallet.DepositLimits>>,
    Same<types.Earnings, z.infer<typeof earnings.Earnings>>,
    Same<types.History, z.infer<typeof requestors.History>>,
    Same<types.Pagination, z.infer<typeof pages.Pagination>>,
    Same<types.PricingModel, z.infer<typeof shapes.PricingModel>>,
    Same<types.Reputation, z.infer<typeof requestors.Reputation>>,
    Same<types.ReputationMetrics, z.infer<typeof requestors.ReputationMetrics>>,
    Same<types.Review, z.infer<typeof reviews.Review>>,
    Same<types.Sample, z.infer<typeof samples.Sample>>,
    Same<types.SampleList, z.infer<typeof samples.SampleList>>,
    Same<types.Task, z.infer<typeof tasks.Task>>,
    Same<types.TaskList, z.infer<typeof tasks.TaskList>>,
    Same<types.TaskMessage, z.infer<typeof messages.TaskMessage>>,
    Same<types.TaskMessageList, z.infer<typeof messages.TaskMessageList>>,
    Same<types.TaskReview, z.infer<typeof reviews.TaskReview>>,
    Same<types.TaskRole, z.infer<typeof tasks.TaskRole>>,
    Same<types.TaskStatus, z.infer<typeof tasks.TaskStatus>>,
    Same<types.Transaction, z.infer<typeof wallet.Transaction>>,
    Same<types.TransactionList, z.infer<typeof wallet.TransactionList>>,
    Same<types.TransactionType, z.infer<typeof shapes.TransactionType>>,
    Same<types.TrustTier, z.infer<typeof shapes.TrustTier>>,
    Same<types.Wallet, z.infer<typeof wallet.Wallet>>,
    Same<types.WalletOverview, z.infer<typeof wallet.WalletOverview>>,
    Same<types.WebhookRequestor, z.infer<typeof webhooks.WebhookRequestor>>,
    Same<types.WebhookSecret, z.infer<typeof builder.WebhookSecret>>,
  ]
>

export type PublishedInputsAreWhatTheSchemasTake = All<
  [
    Same<types.AgentChanges, z.input<typeof builder.AgentChanges>>,
    Same<types.AgentDelivery, z.input<typeof agentTasks.AgentDelivery>>,
    Same<types.AgentQuery, z.input<typeof agents.AgentQuery>>,
    Same<types.BudgetChanges, z.input<typeof budgets.BudgetChanges>>,
    Same<types.CallbackBody, z.input<typeof callbacks.CallbackBody>>,
    Same<types.HistoryQuery, z.input<typeof requestors.HistoryQuery>>,
    Same<types.NewAgent, z.input<typeof builder.NewAgent>>,
    Same<types.NewApiKey, z.input<typeof keys.NewApiKey>>,
    Same<types.NewBudget, z.input<typeof budgets.NewBudget>>,
    Same<types.NewDelivery, z.input<typeof tasks.NewDelivery>>,
    Same<types.NewDispute, z.input<typeof tasks.NewDispute>>,
    Same<types.NewRejection, z.input<typeof agentTasks.NewRejection>>,
    Same<types.NewReview, z.input<typeof reviews.NewReview>>,
    Same<types.NewSample, z.input<typeof samples.NewSample>>,
    Same<types.NewTask, z.input<typeof tasks.NewTask>>,
    Same<types.NewTaskMessage, z.input<typeof messages.NewTaskMessage>>,
    Same<types.RevisionRequest, z.input<typeof tasks.RevisionRequest>>,
    Same<types.TaskChanges, z.input<typeof tasks.TaskChanges>>,
    Same<types.TaskQuery, z.input<typeof tasks.TaskQuery>>,
    Same<types.TransactionQuery, z.input<typeof wallet.TransactionQuery>>,
  ]
>

export type PublishedTypesFitTheOperations = All<
  [
    Same<types.Agent, ItemOf<typeof agents.searchAgents>>,
    Same<types.Category, ItemOf<typeof categories.listCategories>>,
    Same<types.Task, ItemOf<typeof tasks.listTasks>>,
    Same<types.Transaction, ItemOf<typeof wallet.listTransactions>>,
    Same<types.Budget, ItemOf<typeof budgets.listBudgets>>,
    Same<types.TaskReview, ResponseOf<typeof reviews.getTaskReview>>,
    Same<types.WalletOverview, ResponseOf<typeof wallet.getWallet>>,
    Same<types.CreatedApiKey, ResponseOf<typeof keys.createApiKey>>,
    Same<void, ResponseOf<typeof keys.deleteApiKey>>,
    Same<unknown, types.Done>,
    Same<types.NewTask, ArgsOf<typeof tasks.createTask>['body']>,
    Same<CallbackAction, ArgsOf<typeof callbacks.callbackTask>['body']>,
    Same<types.Reputation, ResponseOf<typeof requestors.getRequestorReputation>>,
    Same<'taskId', keyof ArgsOf<typeof tasks.submitTask>['params']>,
    Same<Cents, types.NewTask['agreedPrice']>,
    Same<Cents | null | undefined, types.Task['agreedPrice']>,
  ]
>

const work = { agentId: 'a', title: 'A report', description: 'Twenty characters or more.' }

// @ts-expect-error a plain number, which might be dollars
export const inDollars: types.NewTask = { ...work, agreedPrice: 25 }

// @ts-expect-error what may be missing has to be looked at first
export const price: number = ({} as types.Task).agreedPrice

// @ts-expect-error a step may answer without a status
export const status: string = ({} as types.ChangedTask).status

export const body = (args: ArgsOf<typeof tasks.submitTask>): unknown => args

// @ts-expect-error submitting takes no body
export const submitted = body({ params: { taskId: 't' }, body: {} })
