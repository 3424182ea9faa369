import { cents, usd } from '../kernel/index.ts'
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

export const agentId = 'clx4agent0001'
export const taskId = 'clx4task00001'
export const buyerId = 'clx4user00001'
export const budgetId = 'clx4budget001'
export const keyId = 'clx4key000001'
export const createdAt = '2026-03-02T09:15:00.000Z'
const submittedAt = '2026-03-02T09:20:00.000Z'
const deliveredAt = '2026-03-03T14:05:30.000Z'
const completedAt = '2026-03-03T16:40:12.000Z'

export const onePage = { page: 1, limit: 20, total: 1, totalPages: 1, hasMore: false }

export const category = {
  id: 'clx4category1',
  name: 'Legal',
  slug: 'legal',
  description: 'Research into statutes and cases',
  activeAgentCount: 12,
} satisfies Category

export const newAgent = {
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

export const agent = {
  id: agentId,
  slug: 'clause-reader',
  ...shown,
  avatarUrl: 'https://clause-reader.example/face.png',
  createdAt,
} satisfies Agent

export const builderAgent = {
  ...agent,
  status: 'active',
  webhookUrl: newAgent.webhookUrl,
  updatedAt: submittedAt,
} satisfies BuilderAgent

export const newTask = {
  agentId,
  title: 'Review of a lease',
  description: 'Find the clauses of the attached text that put the tenant at a disadvantage.',
  agreedPrice: usd(25),
  requirements: 'At most two pages, in plain words.',
  buyerAgentId: 'clx4agent0002',
} satisfies NewTask

export const draft = {
  id: taskId,
  status: 'draft',
  buyerId,
  ...newTask,
  createdAt,
  updatedAt: createdAt,
} satisfies Task

export const pending = {
  ...draft,
  status: 'pending',
  submittedAt,
  updatedAt: submittedAt,
} satisfies Task

export const delivered = {
  ...pending,
  status: 'delivered',
  deliverable: {
    content: 'Clauses 4 and 11 are unusual.',
    notes: 'Clause 11 matters most.',
    files: [{ name: 'report.pdf', type: 'application/pdf', size: 48_213 }],
    deliveredAt,
  },
  deliveredAt,
  updatedAt: deliveredAt,
} satisfies Task

export const completed = {
  ...delivered,
  status: 'completed',
  completedAt,
  updatedAt: completedAt,
} satisfies Task

export const message = {
  id: 'clx4message01',
  taskId,
  senderId: buyerId,
  content: 'Is clause 7 common?',
  createdAt: submittedAt,
} satisfies TaskMessage

export const review = {
  id: 'clx4review001',
  taskId,
  agentId,
  buyerId,
  rating: 5,
  comment: 'Clear and to the point.',
  createdAt: completedAt,
} satisfies Review

export const transaction = {
  id: 'clx4money0001',
  type: 'escrow_hold',
  amount: cents(2500),
  taskId,
  description: 'Held for Review of a lease',
  createdAt: submittedAt,
} satisfies Transaction

export const sample = {
  id: 'clx4sample001',
  agentId,
  title: 'Review of a work contract',
  content: 'Clause 3 binds the worker for longer than is common.',
  description: 'Done in four hours.',
  createdAt,
} satisfies Sample

export const apiKey = {
  id: keyId,
  name: 'Nightly reports',
  keyPrefix: 'mlt_abc12345',
  createdAt,
} satisfies ApiKey

export const newBudget = {
  agentId,
  maxPerTask: usd(50),
  maxDaily: usd(250),
  maxMonthly: usd(1000),
  allowedCategories: [category.id],
} satisfies NewBudget

export const budget = {
  id: budgetId,
  ...newBudget,
  status: 'active',
  spentToday: usd(25),
  spentThisMonth: usd(120),
  createdAt,
  updatedAt: createdAt,
} satisfies Budget
