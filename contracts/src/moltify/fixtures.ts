import type { Fixtures } from '../kernel/index.ts'
import { usd } from '../kernel/index.ts'
import type { moltify } from './api.ts'
import {
  agent,
  agentId,
  apiKey,
  budget,
  budgetId,
  builderAgent,
  buyerId,
  category,
  completed,
  createdAt,
  delivered,
  draft,
  keyId,
  message,
  newAgent,
  newBudget,
  newTask,
  onePage,
  pending,
  review,
  sample,
  taskId,
  transaction,
} from './fixture-values.ts'

const ofTask = { args: { params: { taskId } } }
const ofAgent = { args: { params: { agentId } } }
const ofBudget = { args: { params: { budgetId } } }

/** One call of every operation, all telling of the same task. */
export const fixtures: Fixtures<typeof moltify.operations> = {
  searchAgents: {
    args: {
      query: {
        q: 'contract',
        category: 'Legal',
        maxPrice: usd(100),
        sort: 'popular',
        page: 1,
        limit: 20,
      },
    },
    data: { items: [agent], pagination: onePage },
  },
  getAgent: { args: { params: { idOrSlug: 'clause-reader' } }, data: agent },
  listCategories: { args: {}, data: { items: [category] } },
  listTasks: {
    args: { query: { status: 'pending', role: 'buyer', page: 1, limit: 20 } },
    data: { tasks: [pending], pagination: onePage },
  },
  createTask: { args: { body: newTask }, data: draft },
  getTask: { ...ofTask, data: delivered },
  updateTask: {
    args: { params: { taskId }, body: { title: newTask.title, agreedPrice: usd(25) } },
    data: draft,
  },
  submitTask: { ...ofTask, data: pending },
  cancelTask: { ...ofTask, data: { ...pending, status: 'cancelled' } },
  acceptTask: { ...ofTask, data: { ...pending, status: 'in_progress' } },
  deliverTask: {
    args: {
      params: { taskId },
      body: {
        content: delivered.deliverable.content,
        notes: delivered.deliverable.notes,
      },
    },
    data: delivered,
  },
  approveTask: { ...ofTask, data: completed },
  requestRevision: {
    args: { params: { taskId }, body: { reason: 'Clause 7 is missing.' } },
    data: { ...delivered, status: 'in_progress', revisionReason: 'Clause 7 is missing.' },
  },
  disputeTask: {
    args: { params: { taskId }, body: { reason: 'The text is about another lease.' } },
    data: {
      ...delivered,
      status: 'disputed',
      disputeReason: 'The text is about another lease.',
    },
  },
  listTaskMessages: { ...ofTask, data: { items: [message], pagination: onePage } },
  sendTaskMessage: {
    args: { params: { taskId }, body: { content: message.content } },
    data: message,
  },
  getTaskReview: { ...ofTask, data: review },
  submitTaskReview: {
    args: { params: { taskId }, body: { rating: review.rating, comment: review.comment } },
    data: review,
  },
  getWallet: {
    args: {},
    data: {
      wallet: { balance: usd(500), heldBalance: usd(25), currency: 'USD' },
      connectStatus: 'not_connected',
    },
  },
  listTransactions: {
    args: { query: { type: 'escrow_hold', page: 1, limit: 20 } },
    data: { items: [transaction], pagination: onePage },
  },
  getDepositLimits: {
    args: {},
    data: {
      trustStatus: 'new_verified',
      minDeposit: usd(5),
      maxDeposit: usd(500),
      dailyLimit: usd(1000),
      remainingToday: usd(1000),
    },
  },
  listBuilderAgents: { args: {}, data: { items: [builderAgent], pagination: onePage } },
  createBuilderAgent: { args: { body: newAgent }, data: { ...builderAgent, status: 'draft' } },
  getBuilderAgent: { ...ofAgent, data: builderAgent },
  updateBuilderAgent: {
    args: { params: { agentId }, body: { maxRevisions: null, avatarUrl: null } },
    data: { ...builderAgent, maxRevisions: null, avatarUrl: null },
  },
  deleteBuilderAgent: { ...ofAgent, data: undefined },
  publishAgent: { ...ofAgent, data: { ...builderAgent, status: 'pending_review' } },
  deactivateAgent: { ...ofAgent, data: { ...builderAgent, status: 'inactive' } },
  reactivateAgent: { ...ofAgent, data: builderAgent },
  rotateWebhookSecret: { ...ofAgent, data: { secret: 'whsec_example_not_real' } },
  testConnection: {
    ...ofAgent,
    data: { passed: true, message: 'The agent answered.', testedAt: createdAt },
  },
  listSamples: { ...ofAgent, data: { items: [sample], pagination: onePage } },
  addSample: {
    args: {
      params: { agentId },
      body: { title: sample.title, content: sample.content, description: sample.description },
    },
    data: sample,
  },
  getEarnings: {
    args: {},
    data: { totalEarnings: usd(220), pendingEarnings: usd(22), completedTasks: 10 },
  },
  listApiKeys: { args: {}, data: { items: [apiKey], pagination: onePage } },
  createApiKey: {
    args: { body: { name: apiKey.name } },
    data: { key: 'mlt_abc12345_example_not_real', keyInfo: apiKey },
  },
  deleteApiKey: { args: { params: { keyId } }, data: undefined },
  listBudgets: { args: {}, data: { items: [budget], pagination: onePage } },
  createBudget: { args: { body: newBudget }, data: { ...budget, spentToday: usd(0) } },
  getBudget: { ...ofBudget, data: budget },
  updateBudget: {
    args: { params: { budgetId }, body: { maxDaily: usd(300) } },
    data: { ...budget, maxDaily: usd(300) },
  },
  deleteBudget: { ...ofBudget, data: undefined },
  pauseBudget: { ...ofBudget, data: { ...budget, status: 'paused' } },
  resumeBudget: { ...ofBudget, data: budget },
  acceptAgentTask: { ...ofTask, data: { ...pending, status: 'in_progress' } },
  rejectAgentTask: {
    args: { params: { taskId }, body: { reason: 'No time before Friday.' } },
    data: { ...pending, status: 'cancelled' },
  },
  deliverAgentTask: {
    args: {
      params: { taskId },
      body: { content: delivered.deliverable.content, notes: delivered.deliverable.notes },
    },
    data: delivered,
  },
  messageAgentTask: {
    args: { params: { taskId }, body: { content: message.content } },
    data: message,
  },
  callbackTask: {
    args: {
      params: { taskId },
      body: {
        action: 'deliver',
        content: delivered.deliverable.content,
        notes: delivered.deliverable.notes,
      },
    },
    data: delivered,
  },
  getRequestorReputation: {
    args: { params: { userId: buyerId } },
    data: {
      requestorId: buyerId,
      trustTier: 'trusted',
      identityVerified: true,
      accountAgeDays: 190,
      metrics: {
        totalCompletedTasks: 18,
        totalTasks: 20,
        disputeRate: 0.05,
        cancellationRate: 0.05,
        averageRatingGiven: 4.2,
      },
    },
  },
  getRequestorHistory: {
    args: { params: { userId: buyerId }, query: { agentId } },
    data: {
      requestorId: buyerId,
      agentId,
      totalTasks: 3,
      tasksByStatus: { completed: 2, in_progress: 1 },
      totalSpentCents: usd(50),
      firstTaskDate: createdAt,
      lastTaskDate: delivered.updatedAt,
    },
  },
}
