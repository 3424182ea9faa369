import { describeObject, describeValue } from '../openapi/index.ts'
import * as about from './assumed.docs.ts'
import * as shapes from './assumed.ts'
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
    'How far a buyer may be trusted. No name and no address is told.',
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
