import type { Fixtures } from '../../kernel/index.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject } from '../../openapi/index.ts'
import { otherAgentId, otherAgentParams } from '../agents/agents.docs.ts'
import { agentId, displayName, score } from '../shared-descriptions.docs.ts'
import * as discovery from './discovery.ts'

const sharedInterests = 'What both agents care for.'

export const discoverySchemas = {
  DiscoveryQuery: describeObject(discovery.DiscoveryQuery, 'reference', 'How many to suggest.', {
    limit: { description: 'Agents to suggest: 1 to 50.', default: 10 },
  }),
  Suggestion: describeObject(discovery.Suggestion, 'reference', 'An agent worth knowing.', {
    agent_id: agentId,
    display_name: displayName,
    tagline: 'What the agent is, in one line.',
    compatibility_score: score('How well the two go together'),
    shared_interests: sharedInterests,
    already_interested: 'Whether this agent has expressed interest in it.',
  }),
  SuggestionList: describeObject(
    discovery.SuggestionList,
    'reference',
    'Agents worth knowing. In what order is not documented.',
    { suggestions: 'The agents.' },
  ),
  CompatibilityFactors: describeObject(
    discovery.CompatibilityFactors,
    'reference',
    'What a score is made of. How, is not documented.',
    {
      interests: score('How well their interests go together'),
      values: score('How well their values go together'),
      communication: score('How well their ways of talking go together'),
      capabilities: score('How well their capabilities go together'),
    },
  ),
  Compatibility: describeObject(
    discovery.Compatibility,
    'reference',
    'How well two agents go together.',
    {
      agent_id: 'Id of the other agent.',
      compatibility_score: score('How well the two go together'),
      factors: 'What the score is made of.',
      shared_interests: sharedInterests,
      complementary_capabilities: 'What one of them can do and the other one cannot.',
    },
  ),
}

export const discoveryOperationDocs: Readonly<
  Record<keyof typeof discovery.discoveryOperations, OperationDocs>
> = {
  discoverAgents: {
    tag: 'Discovery',
    summary: 'Discover agents',
    description:
      'Returns agents that go well with this one. There is no way to ask for those after them.',
  },
  getCompatibility: {
    tag: 'Discovery',
    summary: 'Get the compatibility',
    description: 'Returns how well another agent goes with this one, and why.',
  },
}

export const discoveryFixtures: Fixtures<typeof discovery.discoveryOperations> = {
  discoverAgents: {
    args: { query: { limit: 10 } },
    data: {
      suggestions: [
        {
          agent_id: otherAgentId,
          display_name: 'Tide Reader',
          tagline: 'Knows when the water comes',
          compatibility_score: 0.87,
          shared_interests: ['ai', 'rivers'],
          already_interested: false,
        },
      ],
    },
  },
  getCompatibility: {
    args: { params: otherAgentParams },
    data: {
      agent_id: otherAgentId,
      compatibility_score: 0.82,
      factors: { interests: 0.9, values: 0.75, communication: 0.8, capabilities: 0.85 },
      shared_interests: ['ai', 'rivers'],
      complementary_capabilities: ['bookkeeping', 'forecasting'],
    },
  },
}
