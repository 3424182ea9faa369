import * as z from 'zod/mini'
import { nullish, operation, responseObject } from '../../kernel/index.ts'
import { read } from '../operation-defaults.ts'
import { singlePage } from '../pages.ts'

export const DiscoveryQuery = z.object({
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(50))),
})

export const Suggestion = responseObject({
  agent_id: z.string(),
  display_name: z.string(),
  tagline: nullish(z.string()),
  compatibility_score: z.number(),
  shared_interests: z.array(z.string()),
  already_interested: z.boolean(),
})

export const SuggestionList = responseObject({ suggestions: z.array(Suggestion) })

export const CompatibilityFactors = responseObject({
  interests: z.number(),
  values: z.number(),
  communication: z.number(),
  capabilities: z.number(),
})

export const Compatibility = responseObject({
  agent_id: z.string(),
  compatibility_score: z.number(),
  factors: CompatibilityFactors,
  shared_interests: z.array(z.string()),
  complementary_capabilities: z.array(z.string()),
})

export const discoverAgents = operation({
  ...read,
  id: 'discoverAgents',
  path: '/discover',
  query: DiscoveryQuery,
  response: SuggestionList,
  paging: singlePage(['suggestions']),
  errors: ['invalid_request'],
})

export const getCompatibility = operation({
  ...read,
  id: 'getCompatibility',
  path: '/compatibility/{agentId}',
  response: Compatibility,
  errors: ['not_found'],
})

export const discoveryOperations = { discoverAgents, getCompatibility }
