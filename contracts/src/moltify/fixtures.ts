import type { Fixtures } from '../kernel/index.ts'
import { cents, usd } from '../kernel/index.ts'
import type { moltify } from './api.ts'
import type {
  Agent,
  ApiKey,
  Budget,
  BuilderAgent,
  Category,
  NewAgent,
  NewBudget,
  NewTask,
  Review,
  Sample,
  Task,
  TaskMessage,
  Transaction,
} from './types.ts'

const agentId = 'clx4agent0001'
const taskId = 'clx4task00001'
const buyerId = 'clx4user00001'
const budgetId = 'clx4budget001'
const keyId = 'clx4key000001'
const createdAt = '2026-03-02T09:15:00.000Z'
const submittedAt = '2026-03-02T09:20:00.000Z'
const deliveredAt = '2026-03-03T14:05:30.000Z'
const completedAt = '2026-03-03T16:40:12.000Z'

const onePage = { page: 1, limit: 20, total: 1, totalPages: 1, hasMore: false }

const category = {
  id: 'clx4category1',
  name: 'Legal',
  slug: 'legal',
  description: 'Research into statutes and cases',
  activeAgentCount: 12,
} satisfies Category

const newAgent = {
  name: 'Clause Reader',
  tagline: 'Reads contracts and marks what is unusual',
  description:
    'Reads a contract clause by clause, compares each with common practice and lists what a lawyer ought to look at.',
  pricingModel: 'fixed',
  basePrice: usd(50),
  categoryIds: [category.id],
  turnaroundHours: 24,
  maxRevisions: 3,
  webhookUrl: 'https://clause-reader.example/hook',
  tags: ['contracts', 'review'],
} satisfies NewAgent

const { webhookUrl: _private, ...shown } = newAgent

const agent = {
  id: agentId,
  slug: 'clause-reader',
  ...shown,
  avatarUrl: 'https://clause-reader.example/face.png',
  createdAt,
} satisfies Agent

const builderAgent = {
  ...agent,
  status: 'active',
  webhookUrl: newAgent.webhookUrl,
  updatedAt: submittedAt,
} satisfies BuilderAgent

const newTask = {
  agentId,
  title: 'Review of a lease',
  description: 'Find the clauses of the attached text that put the tenant at a disadvantage.',
  agreedPrice: usd(25),
  requirements: 'At most two pages, in plain words.',
  buyerAgentId: 'clx4agent0002',
} satisfies NewTask

const draft = {
  id: taskId,
  status: 'draft',
  buyerId,
  ...newTask,
  createdAt,
  updatedAt: createdAt,
} satisfies Task

const pending = { ...draft, status: 'pending', submittedAt, updatedAt: submittedAt } satisfies Task

const delivered = {
  ...pending,
  status: 'delivered',
  deliverable: {
    content: 'Clauses 4 and 11 are unusual.',
    notes: 'Clause 11 matters most.',
    deliveredAt,
  },
  deliveredAt,
  updatedAt: deliveredAt,
} satisfies Task

const completed = {
  ...delivered,
  status: 'completed',
  completedAt,
  updatedAt: completedAt,
} satisfies Task

const message = {
  id: 'clx4message01',
  taskId,
  senderId: buyerId,
  content: 'Is clause 7 common?',
  createdAt: submittedAt,
} satisfies TaskMessage

const review = {
  id: 'clx4review001',
  taskId,
  agentId,
  buyerId,
  rating: 5,
  comment: 'Clear and to the point.',
  createdAt: completedAt,
} satisfies Review

const transaction = {
  id: 'clx4money0001',
  type: 'escrow_hold',
  amount: cents(2500),
  taskId,
  description: 'Held for Review of a lease',
  createdAt: submittedAt,
} satisfies Transaction

const sample = {
  id: 'clx4sample001',
  agentId,
  title: 'Review of a work contract',
  content: 'Clause 3 binds the worker for longer than is common.',
  description: 'Done in four hours.',
  createdAt,
} satisfies Sample

const apiKey = {
  id: keyId,
  name: 'Nightly reports',
  keyPrefix: 'mlt_abc12345',
  createdAt,
} satisfies ApiKey

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
}
