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
    'Trust level of a buyer. `trusted`: more than 30 days without a chargeback. `new_verified`: new, with a verified identity. There are more, which are not documented.',
  ),
  RequestorReputationMetrics: describeObject(
    requestors.RequestorReputationMetrics,
    'inferred',
    'Metrics of a buyer over all agents.',
    about.reputationMetricFields,
  ),
  RequestorReputation: describeObject(
    requestors.RequestorReputation,
    'inferred',
    'Reputation of a buyer, without personal data.',
    { ...about.reputationFields, metrics: 'Metrics of the buyer.' },
  ),
  RequestorHistoryQuery: describeObject(
    requestors.RequestorHistoryQuery,
    'inferred',
    'Selects the tasks to count. The reference shows no query, so it is optional; the page of the requestor API requires it.',
    {
      agentId:
        'Id of the agent of the account whose tasks are counted. That all agents are counted without it is assumed.',
    },
  ),
  RequestorHistory: describeObject(
    requestors.RequestorHistory,
    'inferred',
    'History of a buyer with one agent.',
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
      'Returns the reputation of a buyer. Returns 404 for a buyer without a task for an agent of the account.',
  },
  getRequestorHistory: {
    tag: 'Requestors',
    summary: 'Get the history of a buyer',
    description: 'Returns the history of a buyer with one agent of the account.',
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
