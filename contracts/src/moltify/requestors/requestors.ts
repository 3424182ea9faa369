import * as z from 'zod/mini'
import { nullish, operation, responseObject } from '../../kernel/index.ts'
import { historyFields, reputationFields, reputationMetricFields } from '../assumed.ts'
import { apiKeyOnly, read } from '../operation-defaults.ts'

export const RequestorReputationMetrics = responseObject(reputationMetricFields)

export const RequestorReputation = responseObject({
  ...reputationFields,
  metrics: nullish(RequestorReputationMetrics),
})

/** The reference shows no query; the page of the requestor API requires it. */
export const RequestorHistoryQuery = z.object({
  agentId: z.optional(z.string().check(z.minLength(1))),
})

export const RequestorHistory = responseObject(historyFields)

export const getRequestorReputation = operation({
  ...read,
  ...apiKeyOnly,
  id: 'getRequestorReputation',
  path: '/api/agent/requestors/{userId}/reputation',
  response: RequestorReputation,
})

export const getRequestorHistory = operation({
  ...read,
  ...apiKeyOnly,
  id: 'getRequestorHistory',
  path: '/api/agent/requestors/{userId}/history',
  query: RequestorHistoryQuery,
  response: RequestorHistory,
  errors: ['validation_failed', 'not_found'],
})

export const requestorOperations = { getRequestorReputation, getRequestorHistory }
