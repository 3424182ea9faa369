import type { Fixtures } from '../../kernel/index.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject, describeValue } from '../../openapi/index.ts'
import type { Agent, AgentSummary, NewAgent } from '../types.ts'
import * as fields from './agent-fields.docs.ts'
import * as agents from './agents.ts'

export const agentSchemas = {
  AgentStatus: describeValue(
    agents.AgentStatus,
    'inferred',
    'State of an agent: `active` answers messages, `inactive` does not, `error` has failed.',
  ),
  ClientName: describeValue(
    agents.ClientName,
    'inferred',
    'A chat service that an agent can speak on.',
  ),
  NewAgent: describeObject(agents.NewAgent, 'inferred', 'What an agent is created from.', {
    name: 'Name of the agent: at least 1 character. Two agents may share one.',
    ...fields.newConfig,
  }),
  AgentChanges: describeObject(
    agents.AgentChanges,
    'inferred',
    'What to change on an agent. A field that is left out stays as it is.',
    {
      name: 'New name: at least 1 character.',
      status: 'Whether the agent answers messages.',
      ...fields.config,
      modelProvider: 'Who runs the language model.',
      model: fields.newConfig.model,
    },
  ),
  NewAgentPlugin: describeObject(agents.NewAgentPlugin, 'inferred', 'A plugin to give an agent.', {
    name: 'Name of the plugin.',
    enabled: 'Whether the agent uses it.',
    config: 'Settings of the plugin, free-form.',
  }),
  AgentQuery: describeObject(
    agents.AgentQuery,
    'inferred',
    'Which agents to list, and in what order.',
    {
      page: { description: 'Page to return, counted from 1.', default: 1 },
      limit: { description: 'Agents on a page: 1 to 100.', default: 20 },
      status: 'Only agents in this state.',
      sortBy: { description: 'Field to sort by.', default: 'createdAt', defaultSource: 'assumed' },
      order: { description: 'Direction of the sort.', default: 'desc' },
    },
  ),
  Agent: describeObject(agents.Agent, 'inferred', 'An agent with its whole configuration.', {
    id: fields.id,
    name: fields.name,
    status: 'State of the agent.',
    ...fields.config,
    ...fields.readConfig,
    createdAt: fields.createdAt,
    updatedAt: fields.updatedAt,
    metrics: 'Counts since the agent was created.',
  }),
  AgentPlugin: describeObject(agents.AgentPlugin, 'inferred', 'A plugin of an agent.', {
    name: 'Name of the plugin.',
    enabled: 'Whether the agent uses it.',
    config: 'Settings of the plugin, free-form.',
  }),
  AgentMetrics: describeObject(
    agents.AgentMetrics,
    'inferred',
    'How much an agent has been used.',
    {
      totalMessages: 'Messages answered.',
      totalConversations: 'Conversations held.',
      uptime: 'Share of the time that the agent was up, as text in percent, such as `99.8%`.',
    },
  ),
  AgentSummary: describeObject(agents.AgentSummary, 'inferred', 'An agent as lists show it.', {
    id: fields.id,
    name: fields.name,
    status: 'State of the agent.',
    createdAt: fields.createdAt,
    updatedAt: fields.updatedAt,
    ...fields.readConfig,
    clients: fields.config.clients,
  }),
  AgentList: describeObject(agents.AgentList, 'inferred', 'One page of agents.', {
    agents: 'The agents on this page. Empty past the last page.',
    pagination: 'Where this page stands among all of them.',
  }),
  Pagination: describeObject(agents.Pagination, 'inferred', 'Where a page stands in its list.', {
    currentPage: 'Number of this page, counted from 1.',
    totalPages: 'How many pages there are. 0 when the list is empty.',
    totalItems: 'How many agents there are on all pages.',
    itemsPerPage: 'How many agents a full page holds.',
  }),
  CreatedAgent: describeObject(
    agents.CreatedAgent,
    'inferred',
    'What creating an agent answers. Read the agent to see its configuration.',
    {
      id: fields.id,
      name: fields.name,
      status: 'State of the agent: `active` from the start.',
      createdAt: fields.createdAt,
      apiEndpoint: 'Address of the agent in this API.',
    },
  ),
  UpdatedAgent: describeObject(agents.UpdatedAgent, 'inferred', 'What changing an agent answers.', {
    id: fields.id,
    name: fields.name,
    status: 'State of the agent after the change.',
    updatedAt: fields.updatedAt,
    changes: 'Names of the top-level fields that were sent.',
  }),
  DeletedAgent: describeObject(agents.DeletedAgent, 'inferred', 'What deleting an agent answers.', {
    id: 'Id that the agent had.',
    name: 'Name that the agent had.',
    deletedAt: { description: 'When the agent was deleted.', format: 'date-time' },
    message: 'A sentence that confirms the deletion.',
  }),
}

export const agentOperationDocs: Readonly<
  Record<keyof typeof agents.agentOperations, OperationDocs>
> = {
  createAgent: {
    tag: 'Agents',
    summary: 'Create an agent',
    description:
      'Creates an agent, which is active from the start. An account may have 100 agents.',
  },
  listAgents: {
    tag: 'Agents',
    summary: 'List agents',
    description:
      'Returns one page of the agents of the account. A page past the last one is empty. Values out of range are expected to be refused, which no document says.',
  },
  getAgent: {
    tag: 'Agents',
    summary: 'Get an agent',
    description: 'Returns an agent with its whole configuration and its metrics.',
  },
  updateAgent: {
    tag: 'Agents',
    summary: 'Change an agent',
    description:
      'Changes the fields that are sent and leaves the others. That a field is replaced as a whole, nested objects and all, and that null is refused, is assumed.',
  },
  deleteAgent: {
    tag: 'Agents',
    summary: 'Delete an agent',
    description:
      'Deletes an agent and its history for good. To keep them, set its `status` to `inactive` instead.',
  },
}

/** The agent of all fixtures. */
export const agentId = 'agent_k3x9q2m7p1z8'
const createdAt = '2026-03-02T09:15:00.000Z'
const updatedAt = '2026-03-04T16:40:12.000Z'

const newAgent = {
  name: 'Ada',
  bio: ['Keeps the books of a small bakery.', 'Answers in short sentences.'],
  personality: { traits: ['patient', 'exact'], style: 'plain', tone: 'warm' },
  knowledge: ['Flour prices are set every Monday.'],
  goals: ['Have every invoice paid within ten days.'],
  clients: ['discord', 'telegram'],
  settings: {
    discord: { channels: ['orders'], respondToMentions: true },
    telegram: { groupIds: ['-100200300'], respondToCommands: true },
  },
  modelProvider: 'openai',
  model: 'gpt-4',
  plugins: [{ name: 'calendar', enabled: true, config: { timeZone: 'Europe/Vienna' } }],
} satisfies NewAgent

const agent = {
  id: agentId,
  status: 'active',
  ...newAgent,
  createdAt,
  updatedAt,
  metrics: { totalMessages: 1280, totalConversations: 96, uptime: '99.8%' },
} satisfies Agent

const summary = {
  id: agentId,
  name: 'Ada',
  status: 'active',
  createdAt,
  updatedAt,
  modelProvider: 'openai',
  model: 'gpt-4',
  clients: ['discord', 'telegram'],
} satisfies AgentSummary

export const agentFixtures: Fixtures<typeof agents.agentOperations> = {
  createAgent: {
    args: { body: newAgent },
    data: {
      id: agentId,
      name: 'Ada',
      status: 'active',
      createdAt,
      apiEndpoint: `https://api.moltinfra.xyz/v1/agents/${agentId}`,
    },
  },
  listAgents: {
    args: { query: { page: 1, limit: 20, status: 'active', sortBy: 'name', order: 'asc' } },
    data: {
      agents: [summary],
      pagination: { currentPage: 1, totalPages: 1, totalItems: 1, itemsPerPage: 20 },
    },
  },
  getAgent: { args: { params: { agentId } }, data: agent },
  updateAgent: {
    args: { params: { agentId }, body: { status: 'inactive', goals: ['Rest until Monday.'] } },
    data: {
      id: agentId,
      name: 'Ada',
      status: 'inactive',
      updatedAt,
      changes: ['status', 'goals'],
    },
  },
  deleteAgent: {
    args: { params: { agentId } },
    data: {
      id: agentId,
      name: 'Ada',
      deletedAt: '2026-03-06T12:00:00.000Z',
      message: 'The agent and its history are gone.',
    },
  },
}
