import * as z from 'zod/mini'
import { maybe, operation } from '../kernel/index.ts'
import { historyFields, reputationFields, reputationMetricFields } from './assumed.ts'
import { read } from './calls.ts'

export const ReputationMetrics = z.looseObject(reputationMetricFields)

export const Reputation = z.looseObject({
  ...reputationFields,
  metrics: maybe(ReputationMetrics),
})

/** The reference shows no query; the page of the requestor API requires this one. */
export const HistoryQuery = z.object({ agentId: z.string().check(z.minLength(1)) })

export const History = z.looseObject(historyFields)

export const getRequestorReputation = operation({
  ...read,
  id: 'getRequestorReputation',
  path: '/api/agent/requestors/{userId}/reputation',
  response: Reputation,
})

export const getRequestorHistory = operation({
  ...read,
  id: 'getRequestorHistory',
  path: '/api/agent/requestors/{userId}/history',
  query: HistoryQuery,
  response: History,
  errors: ['validation_failed', 'not_found'],
})
