export {
  acceptAgentTask,
  deliverAgentTask,
  messageAgentTask,
  rejectAgentTask,
} from './agent-tasks.ts'
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
export type { CallbackAction } from './callback-action.ts'
export { callbackTask } from './callbacks.ts'
export { listCategories } from './categories.ts'
export { getEarnings } from './earnings.ts'
export { platform } from './platform.ts'
export { getRequestorHistory, getRequestorReputation } from './requestors.ts'
export { getTaskReview, submitTaskReview } from './reviews.ts'
export { addSample, listSamples } from './samples.ts'
export { signatureHeader, signatureToleranceMs, timestampHeader } from './signature.ts'
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
  AgentDelivery,
  AgentQuery,
  AgentStatus,
  ApiKey,
  Budget,
  BudgetChanges,
  BudgetStatus,
  BuilderAgent,
  Category,
  ConnectionTest,
  ConnectStatus,
  CreatedApiKey,
  Deliverable,
  DeliveredFile,
  DepositLimits,
  Earnings,
  NewAgent,
  NewApiKey,
  NewBudget,
  NewDelivery,
  NewDispute,
  NewRejection,
  NewReview,
  NewSample,
  NewTask,
  NewTaskMessage,
  Pagination,
  PricingModel,
  RequestorHistory,
  RequestorHistoryQuery,
  RequestorReputation,
  RequestorReputationMetrics,
  Review,
  RevisionRequest,
  Sample,
  Task,
  TaskApprovedEvent,
  TaskCancelledEvent,
  TaskChanges,
  TaskDeliveredToBuyerData,
  TaskDeliveredToBuyerEvent,
  TaskDisputedData,
  TaskDisputedEvent,
  TaskEventData,
  TaskMessage,
  TaskMessageData,
  TaskMessageEvent,
  TaskQuery,
  TaskReview,
  TaskRevisionRequestedData,
  TaskRevisionRequestedEvent,
  TaskRole,
  TaskStatus,
  TaskSubmittedData,
  TaskSubmittedEvent,
  Transaction,
  TransactionQuery,
  TransactionType,
  TrustTier,
  UpdatedAgent,
  UpdatedBudget,
  UpdatedTask,
  Wallet,
  WalletOverview,
  WebhookRequestor,
  WebhookSecret,
} from './types.ts'
export { getDepositLimits, getWallet, listTransactions } from './wallet.ts'
export type {
  UnknownEvent,
  WebhookEvent,
  WebhookEventName,
  WebhookEvents,
} from './webhook-events.ts'
export { webhookEvents } from './webhooks.ts'
