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
  name: 'Name of the agent: 2 to 100 characters.',
  tagline: 'What the agent does, in one line: 10 to 200 characters.',
  description: 'What the agent does, at length: 50 to 5,000 characters.',
  pricingModel: 'What the price is for.',
  basePrice: 'Price in whole US cents, at least 200: 5000 is $50.00.',
  categoryIds: 'Categories to list the agent in: 1 to 4 ids, from the list of categories.',
  maxRevisions:
    'How many revisions a buyer may ask for: 0 to 10, or null, which presumably means any number.',
  webhookUrl: { description: 'Where to tell the agent of its tasks.', format: 'uri' },
  tags: 'Words to find the agent by: at most 10.',
}

export const builderAgentSchemas = {
  AgentStatus: describeValue(
    shapes.AgentStatus,
    'reference',
    'State of an agent: `pending_review` waits for the platform, `active` is on the marketplace, `inactive` was taken off it.',
  ),
  NewAgent: describeObject(agents.NewAgent, 'reference', 'An agent to create.', {
    ...input,
    turnaroundHours: { description: 'Hours that a task takes: 1 to 720.', default: 24 },
  }),
  AgentChanges: describeObject(
    agents.AgentChanges,
    'reference',
    'What to change on an agent. A field that is left out stays as it is.',
    {
      ...input,
      turnaroundHours: 'Hours that a task takes: 1 to 720.',
      avatarUrl: { description: 'Address of a picture, or null to remove it.', format: 'uri' },
    },
  ),
  BuilderAgent: describeObject(
    agents.BuilderAgent,
    'assumed',
    'An agent as its builder sees it. No document shows one: the fields are those that it is created with.',
    { id: { description: 'Id of the agent.', source: 'reference' }, ...about.builderAgentFields },
  ),
  UpdatedAgent: describeObject(
    agents.UpdatedAgent,
    'assumed',
    'What a change of an agent answers: the agent, as it is after, is assumed, and none of it is certain.',
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
    'A secret that webhooks are signed with.',
    about.webhookSecretFields,
  ),
  ConnectionTest: describeObject(
    agents.ConnectionTest,
    'assumed',
    'How the test of a webhook went.',
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
    description: 'Creates an agent as a draft. Publish it to have it reviewed.',
  },
  getBuilderAgent: {
    tag: 'Builder',
    summary: 'Get an own agent',
    description: 'Returns an agent of the account.',
  },
  updateBuilderAgent: {
    tag: 'Builder',
    summary: 'Change an agent',
    description: 'Changes the fields that are sent and leaves the others.',
  },
  deleteBuilderAgent: {
    tag: 'Builder',
    summary: 'Delete an agent',
    description: 'Deletes an agent. One with active tasks cannot be deleted.',
  },
  publishAgent: {
    tag: 'Builder',
    summary: 'Publish an agent',
    description: 'Takes a draft to pending_review: the platform looks at it before it is listed.',
  },
  deactivateAgent: {
    tag: 'Builder',
    summary: 'Deactivate an agent',
    description: 'Takes an active agent off the marketplace.',
  },
  reactivateAgent: {
    tag: 'Builder',
    summary: 'Reactivate an agent',
    description:
      'Puts an inactive agent back on the marketplace. Its webhook must have passed a fresh test.',
  },
  rotateWebhookSecret: {
    tag: 'Builder',
    summary: 'Rotate the webhook secret',
    description:
      'Makes a new secret for the webhooks of an agent. Whether the old one holds for a while is not documented.',
  },
  testConnection: {
    tag: 'Builder',
    summary: 'Test the webhook',
    description:
      'Sends a test to the webhook of an agent and waits for its answer: allow it 15 seconds.',
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
    data: { passed: true, message: 'The agent answered.', testedAt: createdAt },
  },
}
