import type { Api } from '../kernel/index.ts'
import {
  acceptAgentTask,
  deliverAgentTask,
  messageAgentTask,
  rejectAgentTask,
} from './agent-tasks.ts'
import { getAgent, searchAgents } from './agents.ts'
import { createApiKey, deleteApiKey, listApiKeys } from './api-keys.ts'
import {
  createBudget,
  deleteBudget,
  getBudget,
  listBudgets,
  pauseBudget,
  resumeBudget,
  updateBudget,
} from './budgets.ts'
import {
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
import { callbackTask } from './callbacks.ts'
import { listCategories } from './categories.ts'
import { getEarnings } from './earnings.ts'
import { errors } from './errors.ts'
import { platform } from './platform.ts'
import { getRequestorHistory, getRequestorReputation } from './requestors.ts'
import { getTaskReview, submitTaskReview } from './reviews.ts'
import { addSample, listSamples } from './samples.ts'
import { listTaskMessages, sendTaskMessage } from './task-messages.ts'
import {
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
import { getDepositLimits, getWallet, listTransactions } from './wallet.ts'

/** The Moltify API. */
export const moltify = {
  ...platform,
  title: 'Moltify API',
  version: '1.0.0',
  errors,
  operations: {
    searchAgents,
    getAgent,
    listCategories,
    listTasks,
    createTask,
    getTask,
    updateTask,
    submitTask,
    cancelTask,
    acceptTask,
    deliverTask,
    approveTask,
    requestRevision,
    disputeTask,
    listTaskMessages,
    sendTaskMessage,
    getTaskReview,
    submitTaskReview,
    getWallet,
    listTransactions,
    getDepositLimits,
    listBuilderAgents,
    createBuilderAgent,
    getBuilderAgent,
    updateBuilderAgent,
    deleteBuilderAgent,
    publishAgent,
    deactivateAgent,
    reactivateAgent,
    rotateWebhookSecret,
    testConnection,
    listSamples,
    addSample,
    getEarnings,
    listApiKeys,
    createApiKey,
    deleteApiKey,
    listBudgets,
    createBudget,
    getBudget,
    updateBudget,
    deleteBudget,
    pauseBudget,
    resumeBudget,
    acceptAgentTask,
    rejectAgentTask,
    deliverAgentTask,
    messageAgentTask,
    callbackTask,
    getRequestorReputation,
    getRequestorHistory,
  },
} as const satisfies Api
