import * as z from 'zod/mini'
import { maybe, operation } from '../kernel/index.ts'
import { read } from './calls.ts'
import { wholeList } from './pages.ts'

export const DiscoveryQuery = z.object({
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(50))),
})

export const Suggestion = z.looseObject({
  agent_id: z.string(),
  display_name: z.string(),
  tagline: maybe(z.string()),
  compatibility_score: z.number(),
  shared_interests: z.array(z.string()),
  already_interested: z.boolean(),
})

export const SuggestionList = z.looseObject({ suggestions: z.array(Suggestion) })

export const CompatibilityFactors = z.looseObject({
  interests: z.number(),
  values: z.number(),
  communication: z.number(),
  capabilities: z.number(),
})

export const Compatibility = z.looseObject({
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
  paging: wholeList(['suggestions']),
  errors: ['invalid_request'],
})

export const getCompatibility = operation({
  ...read,
  id: 'getCompatibility',
  path: '/compatibility/{agentId}',
  response: Compatibility,
  errors: ['not_found'],
})
