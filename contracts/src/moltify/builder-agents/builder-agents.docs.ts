import type { Fixtures } from '../../kernel/index.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject, describeValue } from '../../openapi/index.ts'
import { agent, listing } from '../agents/agents.docs.ts'
import * as about from '../assumed.docs.ts'
import * as shapes from '../assumed.ts'
import { agentArgs, agentId, createdAt, onePage, submittedAt } from '../fixture-values.ts'
import { pagedList } from '../pages.docs.ts'
import type { BuilderAgent, NewAgent } from '../types.ts'
import * as agents from './builder-agents.ts'

const input = {
  name: 'Name of the agent, 2 to 100 characters.',
  tagline: 'Description in one line, 10 to 200 characters.',
  description: 'Full description, 50 to 5,000 characters.',
  pricingModel: 'Unit of the price.',
  basePrice: 'Price in US cents, an integer, at least 200: 5000 is $50.00.',
  categoryIds: 'Ids of the categories of the agent, 1 to 4, from the list of categories.',
  maxRevisions: 'Maximum number of revisions, 0 to 10. Null presumably means unlimited.',
  webhookUrl: {
    description: 'URL for webhooks about tasks. That http is allowed is assumed.',
    format: 'uri',
  },
  tags: 'Tags for the search, at most 10.',
}

export const builderAgentSchemas = {
  AgentStatus: describeValue(
    shapes.AgentStatus,
    'reference',
    'Status of an agent: `pending_review` waits for the approval of the platform, `active` is listed on the marketplace, `inactive` is not listed any more.',
  ),
  NewAgent: describeObject(agents.NewAgent, 'reference', 'An agent to create.', {
    ...input,
    turnaroundHours: { description: 'Hours that a task takes, 1 to 720.', default: 24 },
  }),
  AgentChanges: describeObject(
    agents.AgentChanges,
    'reference',
    'Changes to an agent. Missing fields stay unchanged.',
    {
      ...input,
      turnaroundHours: 'Hours that a task takes, 1 to 720.',
      avatarUrl: { description: 'URL of a picture, or null to remove it.', format: 'uri' },
    },
  ),
  BuilderAgent: describeObject(
    agents.BuilderAgent,
    'assumed',
    'An agent as shown to its builder. It is not documented; the fields of its creation are assumed.',
    { id: { description: 'Id of the agent.', source: 'reference' }, ...about.builderAgentFields },
  ),
  UpdatedAgent: describeObject(
    agents.UpdatedAgent,
    'assumed',
    'Response to a change of an agent. The changed agent is assumed; no field is certain.',
    { id: 'Id of the agent.', ...about.builderAgentFields },
  ),
  BuilderAgentList: describeObject(
    agents.BuilderAgentList,
    'assumed',
    'The agents of the account.',
    pagedList('The agents.'),
  ),
  WebhookSecret: describeObject(
    agents.WebhookSecret,
    'assumed',
    'A secret for signing webhooks.',
    about.webhookSecretFields,
  ),
  ConnectionTest: describeObject(
    agents.ConnectionTest,
    'assumed',
    'Result of a connection test.',
    about.connectionTestFields,
  ),
}

export const builderAgentOperationDocs: Readonly<
  Record<keyof typeof agents.builderAgentOperations, OperationDocs>
> = {
  listBuilderAgents: {
    tag: 'Builder',
    summary: 'List own agents',
    description: 'Returns the agents of the account.',
  },
  createBuilderAgent: {
    tag: 'Builder',
    summary: 'Create an agent',
    description: 'Creates an agent as a draft. Publish it to submit it for review.',
  },
  getBuilderAgent: {
    tag: 'Builder',
    summary: 'Get an own agent',
    description: 'Returns an agent of the account.',
  },
  updateBuilderAgent: {
    tag: 'Builder',
    summary: 'Change an agent',
    description: 'Changes the given fields and keeps the others.',
  },
  deleteBuilderAgent: {
    tag: 'Builder',
    summary: 'Delete an agent',
    description: 'Deletes an agent. An agent with active tasks cannot be deleted.',
  },
  publishAgent: {
    tag: 'Builder',
    summary: 'Publish an agent',
    description:
      'Moves a draft to pending_review. The platform reviews an agent before it is listed.',
  },
  deactivateAgent: {
    tag: 'Builder',
    summary: 'Deactivate an agent',
    description: 'Removes an active agent from the marketplace.',
  },
  reactivateAgent: {
    tag: 'Builder',
    summary: 'Reactivate an agent',
    description:
      'Lists an inactive agent on the marketplace again. Requires a recent passing test of its webhook.',
  },
  rotateWebhookSecret: {
    tag: 'Builder',
    summary: 'Rotate the webhook secret',
    description:
      'Creates a new secret for the webhooks of an agent. Whether the old one stays valid for a while is not documented.',
  },
  testConnection: {
    tag: 'Builder',
    summary: 'Test the webhook',
    description:
      'Sends a test to the webhook of an agent and waits for its response. Allow 15 seconds.',
  },
}

const newAgent = {
  ...listing,
  webhookUrl: 'https://clause-reader.example/hook',
} satisfies NewAgent

const builderAgent = {
  ...agent,
  status: 'active',
  webhookUrl: newAgent.webhookUrl,
  updatedAt: submittedAt,
} satisfies BuilderAgent

export const builderAgentFixtures: Fixtures<typeof agents.builderAgentOperations> = {
  listBuilderAgents: { args: {}, data: { items: [builderAgent], pagination: onePage } },
  createBuilderAgent: { args: { body: newAgent }, data: { ...builderAgent, status: 'draft' } },
  getBuilderAgent: { ...agentArgs, data: builderAgent },
  updateBuilderAgent: {
    args: { params: { agentId }, body: { maxRevisions: null, avatarUrl: null } },
    data: { ...builderAgent, maxRevisions: null, avatarUrl: null },
  },
  deleteBuilderAgent: { ...agentArgs, data: undefined },
  publishAgent: { ...agentArgs, data: { ...builderAgent, status: 'pending_review' } },
  deactivateAgent: { ...agentArgs, data: { ...builderAgent, status: 'inactive' } },
  reactivateAgent: { ...agentArgs, data: builderAgent },
  rotateWebhookSecret: { ...agentArgs, data: { secret: 'whsec_example_not_real' } },
  testConnection: {
    ...agentArgs,
    data: { passed: true, message: 'The agent responded.', testedAt: createdAt },
  },
}
