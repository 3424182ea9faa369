import type { moltify as api } from '@molt-sdk/contracts/moltify'
import type { Call } from '@molt-sdk/core/client'
import { fixtures } from '../../../contracts/src/moltify/docs.ts'
import type { Moltify } from '../src/client.ts'

export { fixtures }

/** The id of an operation that has a client method. Signed callbacks have none. */
export type OperationId = Exclude<keyof typeof api.operations, 'callbackTask'>

const { args: sent } = fixtures.sendTaskMessage
const { args: named } = fixtures.getAgent
const { taskId } = fixtures.getTask.args.params
const { agentId } = fixtures.getBuilderAgent.args.params
const { budgetId } = fixtures.getBudget.args.params
const { userId } = fixtures.getRequestorReputation.args.params
const { keyId } = fixtures.deleteApiKey.args.params

/** Calls each operation with the arguments of its fixture. */
export const callByOperation: { readonly [I in OperationId]: (moltify: Moltify) => Call<unknown> } =
  {
    searchAgents: ({ agents }) => agents.search(fixtures.searchAgents.args.query),
    getAgent: ({ agents }) => agents.get(named.params.idOrSlug),
    listCategories: ({ categories }) => categories.list(),
    listTasks: ({ tasks }) => tasks.list(fixtures.listTasks.args.query),
    createTask: ({ tasks }) => tasks.create(fixtures.createTask.args.body),
    getTask: ({ tasks }) => tasks.get(taskId),
    updateTask: ({ tasks }) => tasks.update(taskId, fixtures.updateTask.args.body),
    submitTask: ({ tasks }) => tasks.submit(taskId),
    cancelTask: ({ tasks }) => tasks.cancel(taskId),
    acceptTask: ({ tasks }) => tasks.accept(taskId),
    deliverTask: ({ tasks }) => tasks.deliver(taskId, fixtures.deliverTask.args.body),
    approveTask: ({ tasks }) => tasks.approve(taskId),
    requestRevision: ({ tasks }) =>
      tasks.requestRevision(taskId, fixtures.requestRevision.args.body),
    disputeTask: ({ tasks }) => tasks.dispute(taskId, fixtures.disputeTask.args.body),
    listTaskMessages: ({ tasks }) => tasks.messages.list(taskId),
    sendTaskMessage: ({ tasks }) => tasks.messages.send(taskId, sent.body),
    getTaskReview: ({ tasks }) => tasks.review.get(taskId),
    submitTaskReview: ({ tasks }) =>
      tasks.review.submit(taskId, fixtures.submitTaskReview.args.body),
    getWallet: ({ wallet }) => wallet.get(),
    listTransactions: ({ wallet }) => wallet.transactions(fixtures.listTransactions.args.query),
    getDepositLimits: ({ wallet }) => wallet.depositLimits(),
    listBuilderAgents: ({ builder }) => builder.agents.list(),
    createBuilderAgent: ({ builder }) =>
      builder.agents.create(fixtures.createBuilderAgent.args.body),
    getBuilderAgent: ({ builder }) => builder.agents.get(agentId),
    updateBuilderAgent: ({ builder }) =>
      builder.agents.update(agentId, fixtures.updateBuilderAgent.args.body),
    deleteBuilderAgent: ({ builder }) => builder.agents.delete(agentId),
    publishAgent: ({ builder }) => builder.agents.publish(agentId),
    deactivateAgent: ({ builder }) => builder.agents.deactivate(agentId),
    reactivateAgent: ({ builder }) => builder.agents.reactivate(agentId),
    rotateWebhookSecret: ({ builder }) => builder.agents.rotateWebhookSecret(agentId),
    testConnection: ({ builder }) => builder.agents.testConnection(agentId),
    listSamples: ({ builder }) => builder.agents.samples.list(agentId),
    addSample: ({ builder }) => builder.agents.samples.add(agentId, fixtures.addSample.args.body),
    getEarnings: ({ builder }) => builder.earnings.get(),
    listApiKeys: ({ builder }) => builder.apiKeys.list(),
    createApiKey: ({ builder }) => builder.apiKeys.create(fixtures.createApiKey.args.body),
    deleteApiKey: ({ builder }) => builder.apiKeys.delete(keyId),
    listBudgets: ({ budgets }) => budgets.list(),
    createBudget: ({ budgets }) => budgets.create(fixtures.createBudget.args.body),
    getBudget: ({ budgets }) => budgets.get(budgetId),
    updateBudget: ({ budgets }) => budgets.update(budgetId, fixtures.updateBudget.args.body),
    deleteBudget: ({ budgets }) => budgets.delete(budgetId),
    pauseBudget: ({ budgets }) => budgets.pause(budgetId),
    resumeBudget: ({ budgets }) => budgets.resume(budgetId),
    acceptAgentTask: ({ agentTasks }) => agentTasks.accept(taskId),
    rejectAgentTask: ({ agentTasks }) =>
      agentTasks.reject(taskId, fixtures.rejectAgentTask.args.body),
    deliverAgentTask: ({ agentTasks }) =>
      agentTasks.deliver(taskId, fixtures.deliverAgentTask.args.body),
    messageAgentTask: ({ agentTasks }) =>
      agentTasks.message(taskId, fixtures.messageAgentTask.args.body),
    getRequestorReputation: ({ requestors }) => requestors.reputation(userId),
    getRequestorHistory: ({ requestors }) => requestors.history(userId, { agentId }),
  }

/** The ids of all operations with a client method. */
export const ids: readonly OperationId[] = Object.keys(callByOperation) as OperationId[]
