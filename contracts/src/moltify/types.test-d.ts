import type * as z from 'zod/mini'
import type { ArgsOf, Cents, InputOf, ItemOf, ResponseOf } from '../kernel/index.ts'
import type { AllTrue, Equal } from '../kernel/type-equality.ts'
import type * as agentTasks from './agent-tasks/agent-tasks.ts'
import type { CallbackAction } from './agent-tasks/callback-action.ts'
import type * as callbacks from './agent-tasks/callbacks.ts'
import type * as agents from './agents/agents.ts'
import type * as keys from './api-keys/api-keys.ts'
import type * as shapes from './assumed.ts'
import type * as budgets from './budgets/budgets.ts'
import type * as builder from './builder-agents/builder-agents.ts'
import type * as samples from './builder-agents/samples.ts'
import type * as categories from './categories/categories.ts'
import type * as earnings from './earnings/earnings.ts'
import type * as pages from './pages.ts'
import type * as requestors from './requestors/requestors.ts'
import type * as messages from './tasks/messages.ts'
import type * as reviews from './tasks/review.ts'
import type * as tasks from './tasks/tasks.ts'
import type * as transitions from './tasks/transitions.ts'
import type * as types from './types.ts'
import type * as wallet from './wallet/wallet.ts'
import type * as webhooks from './webhooks/webhooks.ts'

export type PublishedTypesAreWhatTheSchemasPass = AllTrue<
  [
    Equal<types.Agent, z.infer<typeof agents.Agent>>,
    Equal<types.AgentList, z.infer<typeof agents.AgentList>>,
    Equal<types.AgentStatus, z.infer<typeof shapes.AgentStatus>>,
    Equal<types.ApiKey, z.infer<typeof keys.ApiKey>>,
    Equal<types.ApiKeyList, z.infer<typeof keys.ApiKeyList>>,
    Equal<types.Budget, z.infer<typeof budgets.Budget>>,
    Equal<types.BudgetList, z.infer<typeof budgets.BudgetList>>,
    Equal<types.BudgetStatus, z.infer<typeof shapes.BudgetStatus>>,
    Equal<types.BuilderAgent, z.infer<typeof builder.BuilderAgent>>,
    Equal<types.BuilderAgentList, z.infer<typeof builder.BuilderAgentList>>,
    Equal<types.Category, z.infer<typeof categories.Category>>,
    Equal<types.CategoryList, z.infer<typeof categories.CategoryList>>,
    Equal<types.UpdatedAgent, z.infer<typeof builder.UpdatedAgent>>,
    Equal<types.UpdatedBudget, z.infer<typeof budgets.UpdatedBudget>>,
    Equal<types.UpdatedTask, z.infer<typeof tasks.UpdatedTask>>,
    Equal<types.ConnectionTest, z.infer<typeof builder.ConnectionTest>>,
    Equal<types.ConnectStatus, z.infer<typeof wallet.ConnectStatus>>,
    Equal<types.CreatedApiKey, z.infer<typeof keys.CreatedApiKey>>,
    Equal<types.Deliverable, z.infer<typeof shapes.Deliverable>>,
    Equal<types.DeliveredFile, z.infer<typeof shapes.DeliveredFile>>,
    Equal<types.DepositLimits, z.infer<typeof wallet.DepositLimits>>,
    Equal<types.Earnings, z.infer<typeof earnings.Earnings>>,
    Equal<types.RequestorHistory, z.infer<typeof requestors.RequestorHistory>>,
    Equal<types.Pagination, z.infer<typeof pages.Pagination>>,
    Equal<types.PricingModel, z.infer<typeof shapes.PricingModel>>,
    Equal<types.RequestorReputation, z.infer<typeof requestors.RequestorReputation>>,
    Equal<types.RequestorReputationMetrics, z.infer<typeof requestors.RequestorReputationMetrics>>,
    Equal<types.Review, z.infer<typeof reviews.Review>>,
    Equal<types.Sample, z.infer<typeof samples.Sample>>,
    Equal<types.SampleList, z.infer<typeof samples.SampleList>>,
    Equal<types.Task, z.infer<typeof tasks.Task>>,
    Equal<types.TaskList, z.infer<typeof tasks.TaskList>>,
    Equal<types.TaskMessage, z.infer<typeof messages.TaskMessage>>,
    Equal<types.TaskMessageList, z.infer<typeof messages.TaskMessageList>>,
    Equal<types.TaskReview, z.infer<typeof reviews.TaskReview>>,
    Equal<types.TaskRole, z.infer<typeof tasks.TaskRole>>,
    Equal<types.TaskStatus, z.infer<typeof tasks.TaskStatus>>,
    Equal<types.Transaction, z.infer<typeof wallet.Transaction>>,
    Equal<types.TransactionList, z.infer<typeof wallet.TransactionList>>,
    Equal<types.TransactionType, z.infer<typeof shapes.TransactionType>>,
    Equal<types.TrustTier, z.infer<typeof shapes.TrustTier>>,
    Equal<types.Wallet, z.infer<typeof wallet.Wallet>>,
    Equal<types.WalletOverview, z.infer<typeof wallet.WalletOverview>>,
    Equal<types.WebhookRequestor, z.infer<typeof webhooks.WebhookRequestor>>,
    Equal<types.WebhookSecret, z.infer<typeof builder.WebhookSecret>>,
  ]
>

export type PublishedInputsAreWhatTheSchemasTake = AllTrue<
  [
    Equal<types.AgentChanges, InputOf<typeof builder.AgentChanges>>,
    Equal<types.AgentDelivery, InputOf<typeof agentTasks.AgentDelivery>>,
    Equal<types.AgentQuery, InputOf<typeof agents.AgentQuery>>,
    Equal<types.BudgetChanges, InputOf<typeof budgets.BudgetChanges>>,
    Equal<types.CallbackBody, InputOf<typeof callbacks.CallbackBody>>,
    Equal<types.RequestorHistoryQuery, InputOf<typeof requestors.RequestorHistoryQuery>>,
    Equal<types.NewAgent, InputOf<typeof builder.NewAgent>>,
    Equal<types.NewApiKey, InputOf<typeof keys.NewApiKey>>,
    Equal<types.NewBudget, InputOf<typeof budgets.NewBudget>>,
    Equal<types.NewDelivery, InputOf<typeof transitions.NewDelivery>>,
    Equal<types.NewDispute, InputOf<typeof transitions.NewDispute>>,
    Equal<types.NewRejection, InputOf<typeof agentTasks.NewRejection>>,
    Equal<types.NewReview, InputOf<typeof reviews.NewReview>>,
    Equal<types.NewSample, InputOf<typeof samples.NewSample>>,
    Equal<types.NewTask, InputOf<typeof tasks.NewTask>>,
    Equal<types.NewTaskMessage, InputOf<typeof messages.NewTaskMessage>>,
    Equal<types.RevisionRequest, InputOf<typeof transitions.RevisionRequest>>,
    Equal<types.TaskChanges, InputOf<typeof tasks.TaskChanges>>,
    Equal<types.TaskQuery, InputOf<typeof tasks.TaskQuery>>,
    Equal<types.TransactionQuery, InputOf<typeof wallet.TransactionQuery>>,
  ]
>

export type PublishedTypesFitTheOperations = AllTrue<
  [
    Equal<types.Agent, ItemOf<typeof agents.searchAgents>>,
    Equal<types.Category, ItemOf<typeof categories.listCategories>>,
    Equal<types.Task, ItemOf<typeof tasks.listTasks>>,
    Equal<types.Transaction, ItemOf<typeof wallet.listTransactions>>,
    Equal<types.Budget, ItemOf<typeof budgets.listBudgets>>,
    Equal<types.TaskReview, ResponseOf<typeof reviews.getTaskReview>>,
    Equal<types.WalletOverview, ResponseOf<typeof wallet.getWallet>>,
    Equal<types.CreatedApiKey, ResponseOf<typeof keys.createApiKey>>,
    Equal<void, ResponseOf<typeof keys.deleteApiKey>>,
    Equal<unknown, types.EmptyResponse>,
    Equal<types.NewTask, ArgsOf<typeof tasks.createTask>['body']>,
    Equal<CallbackAction, ArgsOf<typeof callbacks.callbackTask>['body']>,
    Equal<types.RequestorReputation, ResponseOf<typeof requestors.getRequestorReputation>>,
    Equal<'taskId', keyof ArgsOf<typeof transitions.submitTask>['params']>,
    Equal<Cents, types.NewTask['agreedPrice']>,
    Equal<Cents | null | undefined, types.Task['agreedPrice']>,
  ]
>

const work = { agentId: 'a', title: 'A report', description: 'Twenty characters or more.' }

// @ts-expect-error a plain number, which might be dollars
export const inDollars: types.NewTask = { ...work, agreedPrice: 25 }

// @ts-expect-error an optional field may be undefined
export const price: number = ({} as types.Task).agreedPrice

// @ts-expect-error the status may be missing after a transition
export const status: string = ({} as types.UpdatedTask).status

export const body = (args: ArgsOf<typeof transitions.submitTask>): unknown => args

// @ts-expect-error submitting takes no body
export const submitted = body({ params: { taskId: 't' }, body: {} })
