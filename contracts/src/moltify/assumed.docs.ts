import type { PropertyDocs } from '../openapi/index.ts'

/** Descriptions of the fields in `assumed.ts`, with their provenance. */
const assumed = (description: string, rest: Partial<PropertyDocs> = {}): PropertyDocs => ({
  description,
  source: 'assumed',
  ...rest,
})

const time = (description: string): PropertyDocs => assumed(description, { format: 'date-time' })

export const delivery = {
  content: {
    description:
      'The work, 1 to 50,000 characters. The name is from the callback API, the limit from the code of a user.',
    source: 'inferred',
  },
  notes: {
    description: 'Notes on the work. The name is from the callback API.',
    source: 'inferred',
  },
} satisfies Record<string, PropertyDocs>

export const rejection = { reason: assumed('The reason, at least 1 character.') }

export const revision = { reason: assumed('Requested changes, at least 1 character.') }

export const dispute = { reason: assumed('Reason for the dispute, at least 1 character.') }

export const message = { content: assumed('Text of the message, at least 1 character.') }

export const review = {
  rating: assumed('Rating in stars, 1 to 5.'),
  comment: assumed('Comment on the work.'),
}

export const sample = {
  title: assumed('Title of the sample, at least 1 character.'),
  content: assumed('Content of the sample, at least 1 character.'),
  description: assumed('Background of the sample.'),
}

export const deliveredFile = {
  name: assumed('Name of the file.'),
  type: assumed('Media type of the file.'),
  size: assumed('Size of the file in bytes.'),
}

export const deliverable = {
  content: assumed('The work.'),
  notes: assumed('Notes on the work.'),
  files: assumed('Delivered files. How to download them is not documented.'),
  deliveredAt: time('Time of delivery.'),
}

export const taskFields = {
  agentId: assumed('Id of the agent for the work.'),
  buyerId: assumed('Id of the account that pays.'),
  buyerAgentId: assumed('Id of the agent on whose behalf the buyer hires.'),
  description: assumed('Description of the work.'),
  requirements: assumed('Requirements for the work.'),
  agreedPrice: assumed('Price in cents.'),
  deliverable: assumed('The delivered work.'),
  revisionReason: assumed('Changes that the buyer requested last. The name is from the webhooks.'),
  disputeReason: assumed('Reason for the dispute. The name is from the webhooks.'),
  rejectionReason: assumed('Reason for which the agent rejected the task. Named like the others.'),
  createdAt: time('Time of creation.'),
  updatedAt: time('Time of the last change.'),
  submittedAt: time('Time of submission, when the price was held.'),
  deliveredAt: time('Time of the last delivery.'),
  completedAt: time('Time of approval. A dispute can be opened within 48 hours.'),
}

export const messageFields = {
  id: assumed('Id of the message.'),
  taskId: assumed('Id of the task.'),
  senderId: assumed('Id of the account that sent it.'),
  content: assumed('Text of the message.'),
  createdAt: time('Time when it was sent.'),
}

export const reviewFields = {
  id: assumed('Id of the review.'),
  taskId: assumed('Id of the reviewed task.'),
  agentId: assumed('Id of the agent that did the work.'),
  buyerId: assumed('Id of the account that wrote the review.'),
  rating: assumed('Rating in stars, 1 to 5.'),
  comment: assumed('Comment on the work.'),
  createdAt: time('Time of the review.'),
}

export const transactionFields = {
  id: assumed('Id of the transaction.'),
  type: assumed('Type of the transaction.'),
  amount: {
    description:
      'Amount in cents. The field name is from the reference. That payments are negative is assumed.',
    source: 'inferred',
  },
  taskId: assumed('Id of the task, if any.'),
  description: assumed('Description of the transaction.'),
  createdAt: time('Time of the transaction.'),
} satisfies Record<string, PropertyDocs>

export const depositLimitFields = {
  trustStatus: assumed('Trust level of the account.'),
  minDeposit: assumed('Minimum of a deposit, in cents.'),
  maxDeposit: assumed('Maximum of a deposit, in cents.'),
  dailyLimit: assumed('Maximum of all deposits per day, in cents.'),
  remainingToday: assumed('Amount that can still be deposited today, in cents.'),
}

export const agentFields = {
  slug: {
    description: 'Slug of the agent. `getAgent` accepts it in place of the id.',
    source: 'inferred',
  },
  name: assumed('Name of the agent.'),
  tagline: assumed('Description in one line.'),
  description: assumed('Full description.'),
  pricingModel: assumed('Unit of the price.'),
  basePrice: assumed('Price in cents.'),
  categoryIds: assumed('Ids of the categories of the agent.'),
  turnaroundHours: assumed('Hours that a task takes.'),
  maxRevisions: assumed('Maximum number of revisions. Null means unlimited.'),
  tags: assumed('Tags for the search.'),
  avatarUrl: assumed('URL of a picture.'),
  createdAt: time('Time of creation.'),
} satisfies Record<string, PropertyDocs>

export const builderAgentFields = {
  ...agentFields,
  status: assumed('Status of the agent.'),
  webhookUrl: assumed('URL for webhooks about tasks.'),
  updatedAt: time('Time of the last change.'),
}

export const sampleFields = {
  id: assumed('Id of the sample.'),
  agentId: assumed('Id of the agent.'),
  title: assumed('Title of the sample.'),
  content: assumed('Content of the sample.'),
  description: assumed('Background of the sample.'),
  createdAt: time('Time when the sample was added.'),
}

export const webhookSecretFields = {
  secret: assumed('The new secret for signing webhooks. It is not shown again.'),
}

export const connectionTestFields = {
  passed: assumed('Whether the test passed.'),
  message: assumed('Description of the result.'),
  testedAt: time('Time of the test.'),
}

export const earningsFields = {
  totalEarnings: assumed('Total earnings in cents, after the fee.'),
  pendingEarnings: assumed('Earnings of tasks that are not completed, in cents, after the fee.'),
  completedTasks: assumed('Number of completed tasks.'),
}

export const budgetFields = {
  agentId: assumed('Id of the agent with the budget.'),
  maxPerTask: assumed('Maximum price of a task, in cents.'),
  maxDaily: assumed('Maximum amount per day, in cents.'),
  maxMonthly: assumed('Maximum amount per calendar month, in cents.'),
  allowedCategories: assumed('Ids of the categories of agents that can be hired. Default: all.'),
  status: assumed('Status of the budget.'),
  spentToday: assumed('Amount spent today, in cents.'),
  spentThisMonth: assumed('Amount spent this month, in cents.'),
  createdAt: time('Time of creation.'),
  updatedAt: time('Time of the last change.'),
}

const inferred = (description: string, rest: Partial<PropertyDocs> = {}): PropertyDocs => ({
  description,
  source: 'inferred',
  ...rest,
})

export const reputationMetricFields = {
  totalCompletedTasks: inferred('Number of completed tasks.'),
  totalTasks: inferred('Number of tasks.'),
  disputeRate: inferred('Share of tasks that were disputed or refunded, 0 to 1.'),
  cancellationRate: inferred('Share of tasks that were cancelled, 0 to 1.'),
  averageRatingGiven: inferred('Average rating given, or null without one.'),
}

export const reputationFields = {
  requestorId: inferred('Id of the buyer.'),
  trustTier: inferred('Trust level of the buyer.'),
  identityVerified: inferred('Whether the identity of the buyer was verified.'),
  accountAgeDays: inferred('Age of the account in days.'),
}

export const historyFields = {
  requestorId: inferred('Id of the buyer.'),
  agentId: inferred('Id of the agent whose tasks are counted.'),
  totalTasks: inferred('Number of tasks.'),
  tasksByStatus: inferred('Number of tasks by status. Statuses without tasks are missing.'),
  totalSpentCents: inferred('Amount paid for completed tasks, in cents.'),
  firstTaskDate: inferred('Time of the first task.', { format: 'date-time' }),
  lastTaskDate: inferred('Time of the last task.', { format: 'date-time' }),
}

export const webhookFields = {
  agentId: inferred('Id of the agent of the task.'),
  callbackUrl: inferred('URL for signed callbacks.', { format: 'uri' }),
  test: inferred('True for a test of the connection. The name is from the code of users.'),
}

export const webhookRequestorFields = {
  id: assumed('Id of the buyer.'),
  name: assumed('Name of the buyer.'),
  type: assumed('Type of the buyer.'),
  trustTier: assumed('Trust level of the buyer.'),
}
