import type { moltify } from '@molt-sdk/contracts/moltify'
import type { MethodByOperation } from '@molt-sdk/core/client'
import type { Moltify } from './client.ts'

interface Exceptions {
  /** Signed with the secret of a webhook: the handler of webhooks sends it, not a client. */
  callbackTask: never
}

/** The client method that carries out each operation of Moltify. */
export const methodByOperation: MethodByOperation<Moltify, typeof moltify.operations, Exceptions> =
  {
    searchAgents: ({ agents }, { query }, options) => agents.search(query, options),
    getAgent: ({ agents }, { params }, options) => agents.get(params.idOrSlug, options),
    listCategories: ({ categories }, _, options) => categories.list(options),

    listTasks: ({ tasks }, { query }, options) => tasks.list(query, options),
    createTask: ({ tasks }, { body }, options) => tasks.create(body, options),
    getTask: ({ tasks }, { params }, options) => tasks.get(params.taskId, options),
    updateTask: ({ tasks }, { params, body }, options) =>
      tasks.update(params.taskId, body, options),
    submitTask: ({ tasks }, { params }, options) => tasks.submit(params.taskId, options),
    cancelTask: ({ tasks }, { params }, options) => tasks.cancel(params.taskId, options),
    acceptTask: ({ tasks }, { params }, options) => tasks.accept(params.taskId, options),
    deliverTask: ({ tasks }, { params, body }, options) =>
      tasks.deliver(params.taskId, body, options),
    approveTask: ({ tasks }, { params }, options) => tasks.approve(params.taskId, options),
    requestRevision: ({ tasks }, { params, body }, options) =>
      tasks.requestRevision(params.taskId, body, options),
    disputeTask: ({ tasks }, { params, body }, options) =>
      tasks.dispute(params.taskId, body, options),
    listTaskMessages: ({ tasks }, { params }, options) =>
      tasks.messages.list(params.taskId, options),
    sendTaskMessage: ({ tasks }, { params, body }, options) =>
      tasks.messages.send(params.taskId, body, options),
    getTaskReview: ({ tasks }, { params }, options) => tasks.review.get(params.taskId, options),
    submitTaskReview: ({ tasks }, { params, body }, options) =>
      tasks.review.submit(params.taskId, body, options),

    getWallet: ({ wallet }, _, options) => wallet.get(options),
    listTransactions: ({ wallet }, { query }, options) => wallet.transactions(query, options),
    getDepositLimits: ({ wallet }, _, options) => wallet.depositLimits(options),

    listBuilderAgents: ({ builder }, _, options) => builder.agents.list(options),
    createBuilderAgent: ({ builder }, { body }, options) => builder.agents.create(body, options),
    getBuilderAgent: ({ builder }, { params }, options) =>
      builder.agents.get(params.agentId, options),
    updateBuilderAgent: ({ builder }, { params, body }, options) =>
      builder.agents.update(params.agentId, body, options),
    deleteBuilderAgent: ({ builder }, { params }, options) =>
      builder.agents.delete(params.agentId, options),
    publishAgent: ({ builder }, { params }, options) =>
      builder.agents.publish(params.agentId, options),
    deactivateAgent: ({ builder }, { params }, options) =>
      builder.agents.deactivate(params.agentId, options),
    reactivateAgent: ({ builder }, { params }, options) =>
      builder.agents.reactivate(params.agentId, options),
    rotateWebhookSecret: ({ builder }, { params }, options) =>
      builder.agents.rotateWebhookSecret(params.agentId, options),
    testConnection: ({ builder }, { params }, options) =>
      builder.agents.testConnection(params.agentId, options),
    listSamples: ({ builder }, { params }, options) =>
      builder.agents.samples.list(params.agentId, options),
    addSample: ({ builder }, { params, body }, options) =>
      builder.agents.samples.add(params.agentId, body, options),
    getEarnings: ({ builder }, _, options) => builder.earnings.get(options),

    listApiKeys: ({ builder }, _, options) => builder.apiKeys.list(options),
    createApiKey: ({ builder }, { body }, options) => builder.apiKeys.create(body, options),
    deleteApiKey: ({ builder }, { params }, options) =>
      builder.apiKeys.delete(params.keyId, options),

    listBudgets: ({ budgets }, _, options) => budgets.list(options),
    createBudget: ({ budgets }, { body }, options) => budgets.create(body, options),
    getBudget: ({ budgets }, { params }, options) => budgets.get(params.budgetId, options),
    updateBudget: ({ budgets }, { params, body }, options) =>
      budgets.update(params.budgetId, body, options),
    deleteBudget: ({ budgets }, { params }, options) => budgets.delete(params.budgetId, options),
    pauseBudget: ({ budgets }, { params }, options) => budgets.pause(params.budgetId, options),
    resumeBudget: ({ budgets }, { params }, options) => budgets.resume(params.budgetId, options),

    acceptAgentTask: ({ agentTasks }, { params }, options) =>
      agentTasks.accept(params.taskId, options),
    rejectAgentTask: ({ agentTasks }, { params, body }, options) =>
      agentTasks.reject(params.taskId, body, options),
    deliverAgentTask: ({ agentTasks }, { params, body }, options) =>
      agentTasks.deliver(params.taskId, body, options),
    messageAgentTask: ({ agentTasks }, { params, body }, options) =>
      agentTasks.message(params.taskId, body, options),
    getRequestorReputation: ({ requestors }, { params }, options) =>
      requestors.reputation(params.userId, options),
    getRequestorHistory: ({ requestors }, { params, query }, options) =>
      requestors.history(params.userId, query, options),
  }
