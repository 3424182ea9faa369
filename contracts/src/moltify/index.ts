export { getAgent, searchAgents } from './agents.ts'
export { moltify } from './api.ts'
export { createApiKey, deleteApiKey, listApiKeys } from './api-keys.ts'
export {
  createBudget,
  deleteBudget,
  getBudget,
  listBudgets,
  pauseBudget,
  resumeBudget,
  updateBudget,
} from './budgets.ts'
export {
  createBuilderAgent,
  deactivateAgent,
  deleteBuilderAgent,
  getBuilderAgent,
  listBuilderAgents,
  publishAgent,
  reactivateAgent,
  rotateWebhookSecret,
  testConnection,
  updateBuilderAgent,
} from './builder-agents.ts'
export { listCategories } from './categories.ts'
export { getEarnings } from './earnings.ts'
export { platform } from './platform.ts'
export { getTaskReview, submitTaskReview } from './reviews.ts'
export { addSample, listSamples } from './samples.ts'
export { listTaskMessages, sendTaskMessage } from './task-messages.ts'
export {
  acceptTask,
  approveTask,
  cancelTask,
  createTask,
  deliverTask,
  disputeTask,
  getTask,
  listTasks,
  requestRevision,
  submitTask,
  updateTask,
} from './tasks.ts'
export type {
  Agent,
  AgentChanges,
  AgentQuery,
  AgentStatus,
  ApiKey,
  Budget,
  BudgetChanges,
  BudgetStatus,
  BuilderAgent,
  Category,
  ChangedAgent,
  ChangedBudget,
  ChangedTask,
  ConnectionTest,
  ConnectStatus,
  CreatedApiKey,
  Deliverable,
  DepositLimits,
  Earnings,
  NewAgent,
  NewApiKey,
  NewBudget,
  NewDelivery,
  NewDispute,
  NewReview,
  NewSample,
  NewTask,
  NewTaskMessage,
  Pagination,
  PricingModel,
  Review,
  RevisionRequest,
  Sample,
  Task,
  TaskChanges,
  TaskMessage,
  TaskQuery,
  TaskReview,
  TaskRole,
  TaskStatus,
  Transaction,
  TransactionQuery,
  TransactionType,
  Wallet,
  WalletOverview,
  WebhookSecret,
} from './types.ts'
export { getDepositLimits, getWallet, listTransactions } from './wallet.ts'
