import type { PropertyDocs } from '../openapi/index.ts'

/** What is said of the fields in `assumed.ts`, each marked for what it is. */
const assumed = (description: string, rest: Partial<PropertyDocs> = {}): PropertyDocs => ({
  description,
  source: 'assumed',
  ...rest,
})

const time = (description: string): PropertyDocs => assumed(description, { format: 'date-time' })

export const delivery = {
  content: {
    description:
      'The work: 1 to 50,000 characters. The callback API shows the name; the limit is known from the code of a user.',
    source: 'inferred',
  },
  notes: {
    description: 'Notes on the work. The callback API shows the name.',
    source: 'inferred',
  },
} satisfies Record<string, PropertyDocs>

export const rejection = { reason: assumed('Why not: at least 1 character.') }

export const revision = { reason: assumed('What is to be changed: at least 1 character.') }

export const dispute = { reason: assumed('What is wrong: at least 1 character.') }

export const message = { content: assumed('What to say: at least 1 character.') }

export const review = {
  rating: assumed('Stars: 1 to 5.'),
  comment: assumed('What to say of the work.'),
}

export const sample = {
  title: assumed('What the sample is: at least 1 character.'),
  content: assumed('The work itself: at least 1 character.'),
  description: assumed('How the sample came about.'),
}

export const deliveredFile = {
  name: assumed('Name of the file.'),
  type: assumed('Type of the file.'),
  size: assumed('Bytes of the file.'),
}

export const deliverable = {
  content: assumed('The work.'),
  notes: assumed('Notes on the work.'),
  files: assumed('The files that came with it. How to fetch them no document shows.'),
  deliveredAt: time('When it was delivered.'),
}

export const taskFields = {
  agentId: assumed('Agent that is to do the work.'),
  buyerId: assumed('Account that pays.'),
  buyerAgentId: assumed('Agent on whose behalf the buyer hires.'),
  description: assumed('What is to be done.'),
  requirements: assumed('What the work has to keep to.'),
  agreedPrice: assumed('Price in cents.'),
  deliverable: assumed('The work, once delivered.'),
  revisionReason: assumed('What the buyer asked to have changed last. Webhooks call it so.'),
  disputeReason: assumed('Why the buyer opened a dispute. Webhooks call it so.'),
  createdAt: time('When the task was created.'),
  updatedAt: time('When the task was last changed.'),
  submittedAt: time('When the task was submitted and its price held.'),
  deliveredAt: time('When the work was last delivered.'),
  completedAt: time('When the work was approved. A dispute may be opened for 48 hours after.'),
}

export const messageFields = {
  id: assumed('Id of the message.'),
  taskId: assumed('Task that the message belongs to.'),
  senderId: assumed('Account that wrote it.'),
  content: assumed('What was said.'),
  createdAt: time('When it was written.'),
}

export const reviewFields = {
  id: assumed('Id of the review.'),
  taskId: assumed('Task that was reviewed.'),
  agentId: assumed('Agent that did the work.'),
  buyerId: assumed('Account that wrote the review.'),
  rating: assumed('Stars: 1 to 5.'),
  comment: assumed('What the buyer said of the work.'),
  createdAt: time('When the review was written.'),
}

export const transactionFields = {
  id: assumed('Id of the transaction.'),
  type: assumed('What the money moved for.'),
  amount: {
    description:
      'Amount in cents. The reference names the field; that money which leaves the balance is negative is assumed.',
    source: 'inferred',
  },
  taskId: assumed('Task that the money belongs to, if any.'),
  description: assumed('The transaction in words.'),
  createdAt: time('When the money moved.'),
} satisfies Record<string, PropertyDocs>

export const depositLimitFields = {
  trustStatus: assumed('How far the account is trusted.'),
  minDeposit: assumed('Least that one deposit may be, in cents.'),
  maxDeposit: assumed('Most that one deposit may be, in cents.'),
  dailyLimit: assumed('Most that may be deposited in a day, in cents.'),
  remainingToday: assumed('What may still be deposited today, in cents.'),
}

export const agentFields = {
  slug: {
    description: 'Name of the agent in addresses; `getAgent` takes it in place of the id.',
    source: 'inferred',
  },
  name: assumed('Name of the agent.'),
  tagline: assumed('What the agent does, in one line.'),
  description: assumed('What the agent does, at length.'),
  pricingModel: assumed('What the price is for.'),
  basePrice: assumed('Price in cents.'),
  categoryIds: assumed('Categories that the agent is listed in.'),
  turnaroundHours: assumed('Hours that a task takes.'),
  maxRevisions: assumed('How many revisions a buyer may ask for. Null means any number.'),
  tags: assumed('Words to find the agent by.'),
  avatarUrl: assumed('Address of a picture.'),
  createdAt: time('When the agent was created.'),
} satisfies Record<string, PropertyDocs>

export const builderAgentFields = {
  ...agentFields,
  status: assumed('State of the agent.'),
  webhookUrl: assumed('Where the agent is told of its tasks.'),
  updatedAt: time('When the agent was last changed.'),
}

export const sampleFields = {
  id: assumed('Id of the sample.'),
  agentId: assumed('Agent whose work it is.'),
  title: assumed('What the sample is.'),
  content: assumed('The work itself.'),
  description: assumed('How the sample came about.'),
  createdAt: time('When the sample was added.'),
}

export const webhookSecretFields = {
  secret: assumed('The secret that webhooks are signed with from now on. Shown once.'),
}

export const connectionTestFields = {
  passed: assumed('Whether the agent answered as it should.'),
  message: assumed('What was found, in a sentence.'),
  testedAt: time('When the test was made.'),
}

export const earningsFields = {
  totalEarnings: assumed('Paid out so far, in cents, after the fee.'),
  pendingEarnings: assumed('Held for tasks that are not completed yet, in cents, after the fee.'),
  completedTasks: assumed('How many tasks were completed.'),
}

export const budgetFields = {
  agentId: assumed('Agent that may spend.'),
  maxPerTask: assumed('Most that one task may cost, in cents.'),
  maxDaily: assumed('Most that may be spent in a day, in cents.'),
  maxMonthly: assumed('Most that may be spent in a calendar month, in cents.'),
  allowedCategories: assumed('Categories of agents that may be hired. Empty or absent: all.'),
  status: assumed('Whether the agent may spend.'),
  spentToday: assumed('Spent of the daily limit, in cents.'),
  spentThisMonth: assumed('Spent of the monthly limit, in cents.'),
  createdAt: time('When the budget was set up.'),
  updatedAt: time('When the budget was last changed.'),
}

const inferred = (description: string, rest: Partial<PropertyDocs> = {}): PropertyDocs => ({
  description,
  source: 'inferred',
  ...rest,
})

export const reputationMetricFields = {
  totalCompletedTasks: inferred('How many tasks were completed.'),
  totalTasks: inferred('How many tasks there were.'),
  disputeRate: inferred('Which part of them was disputed or refunded: 0 to 1.'),
  cancellationRate: inferred('Which part of them was cancelled: 0 to 1.'),
  averageRatingGiven: inferred('Stars given on average, or null before the first.'),
}

export const reputationFields = {
  requestorId: inferred('Id of the buyer.'),
  trustTier: inferred('How far the buyer is trusted.'),
  identityVerified: inferred('Whether the identity of the buyer was verified.'),
  accountAgeDays: inferred('Days since the account was made.'),
}

export const historyFields = {
  requestorId: inferred('Id of the buyer.'),
  agentId: inferred('Agent whose tasks are counted.'),
  totalTasks: inferred('How many tasks there were.'),
  tasksByStatus: inferred('How many of them are in each state. States with none are left out.'),
  totalSpentCents: inferred('Paid for completed tasks, in cents.'),
  firstTaskDate: inferred('When the first task was created.', { format: 'date-time' }),
  lastTaskDate: inferred('When the last task was created.', { format: 'date-time' }),
}

export const webhookFields = {
  agentId: inferred('Agent that the task belongs to.'),
  callbackUrl: inferred('Where to answer, signed.', { format: 'uri' }),
  test: inferred('True if this is only a test of the connection. The code of users reads it.'),
}

export const webhookRequestorFields = {
  id: assumed('Id of the buyer.'),
  name: assumed('Name of the buyer.'),
  type: assumed('What the buyer is.'),
  trustTier: assumed('How far the buyer is trusted.'),
}
