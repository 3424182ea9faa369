import type { Fixtures } from '../../kernel/index.ts'
import { usd } from '../../kernel/index.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject, describeValue } from '../../openapi/index.ts'
import * as about from '../assumed.docs.ts'
import * as shapes from '../assumed.ts'
import { agentId, buyerId, createdAt, deliveredAt } from '../fixture-values.ts'
import * as requestors from './requestors.ts'

export const requestorSchemas = {
  TrustTier: describeValue(
    shapes.TrustTier,
    'inferred',
    'How far a buyer is trusted. `trusted`: over 30 days here and no chargeback. `new_verified`: new, with an identity that was verified. There are more, which no document that could be read names.',
  ),
  RequestorReputationMetrics: describeObject(
    requestors.RequestorReputationMetrics,
    'inferred',
    'What a buyer has done so far, with all agents together.',
    about.reputationMetricFields,
  ),
  RequestorReputation: describeObject(
    requestors.RequestorReputation,
    'inferred',
    'How far a buyer can be trusted. Contains no name and no address.',
    { ...about.reputationFields, metrics: 'What the buyer has done so far.' },
  ),
  RequestorHistoryQuery: describeObject(
    requestors.RequestorHistoryQuery,
    'inferred',
    'Whose tasks to count. The reference shows no query.',
    { agentId: 'Agent of the account whose tasks are counted.' },
  ),
  RequestorHistory: describeObject(
    requestors.RequestorHistory,
    'inferred',
    'What a buyer has had one agent do.',
    about.historyFields,
  ),
}

export const requestorOperationDocs: Readonly<
  Record<keyof typeof requestors.requestorOperations, OperationDocs>
> = {
  getRequestorReputation: {
    tag: 'Requestors',
    summary: 'Get the reputation of a buyer',
    description:
      'Returns what is known of a buyer. One without a task at an agent of the account is not found.',
  },
  getRequestorHistory: {
    tag: 'Requestors',
    summary: 'Get the history of a buyer',
    description: 'Returns what a buyer has had one agent of the account do.',
  },
}

export const requestorFixtures: Fixtures<typeof requestors.requestorOperations> = {
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
      lastTaskDate: deliveredAt,
    },
  },
}
