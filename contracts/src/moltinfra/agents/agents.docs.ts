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
    'Status of an agent: `active` replies to messages, `inactive` does not, `error` has failed.',
  ),
  ClientName: describeValue(agents.ClientName, 'inferred', 'A chat service that an agent can use.'),
  NewAgent: describeObject(agents.NewAgent, 'inferred', 'An agent to create.', {
    name: 'Name of the agent, at least 1 character. It need not be unique.',
    ...fields.newConfig,
  }),
  AgentChanges: describeObject(
    agents.AgentChanges,
    'inferred',
    'Changes to an agent. Missing fields stay unchanged.',
    {
      name: 'New name, at least 1 character.',
      status: 'Whether the agent replies to messages.',
      ...fields.config,
      modelProvider: 'Provider of the language model.',
      model: fields.newConfig.model,
    },
  ),
  NewAgentPlugin: describeObject(
    agents.NewAgentPlugin,
    'inferred',
    'A plugin to add to an agent.',
    {
      name: 'Name of the plugin.',
      enabled: 'Whether the agent uses it.',
      config: 'Settings of the plugin, free-form.',
    },
  ),
  AgentQuery: describeObject(agents.AgentQuery, 'inferred', 'Filter, order and page of the list.', {
    page: { description: 'Page to return, counted from 1.', default: 1 },
    limit: { description: 'Agents per page, 1 to 100.', default: 20 },
    status: 'Only agents with this status.',
    sortBy: { description: 'Field to sort by.', default: 'createdAt', defaultSource: 'assumed' },
    order: { description: 'Sort direction.', default: 'desc' },
  }),
  Agent: describeObject(agents.Agent, 'inferred', 'An agent with its full configuration.', {
    id: fields.id,
    name: fields.name,
    status: 'Status of the agent.',
    ...fields.config,
    ...fields.readConfig,
    createdAt: fields.createdAt,
    updatedAt: fields.updatedAt,
    metrics: 'Metrics since the creation of the agent.',
  }),
  AgentPlugin: describeObject(agents.AgentPlugin, 'inferred', 'A plugin of an agent.', {
    name: 'Name of the plugin.',
    enabled: 'Whether the agent uses it.',
    config: 'Settings of the plugin, free-form.',
  }),
  AgentMetrics: describeObject(agents.AgentMetrics, 'inferred', 'Metrics of an agent.', {
    totalMessages: 'Messages answered.',
    totalConversations: 'Conversations held.',
    uptime: 'Uptime in percent, as a string such as `99.8%`.',
  }),
  AgentSummary: describeObject(agents.AgentSummary, 'inferred', 'Summary of an agent in a list.', {
    id: fields.id,
    name: fields.name,
    status: 'Status of the agent.',
    createdAt: fields.createdAt,
    updatedAt: fields.updatedAt,
    ...fields.readConfig,
    clients: fields.config.clients,
  }),
  AgentList: describeObject(agents.AgentList, 'inferred', 'One page of agents.', {
    agents: 'The agents on this page. Empty after the last page.',
    pagination: 'Pagination of the list.',
  }),
  Pagination: describeObject(agents.Pagination, 'inferred', 'Pagination of a list.', {
    currentPage: 'Number of this page, counted from 1.',
    totalPages: 'Total number of pages. 0 if the list is empty.',
    totalItems: 'Total number of agents.',
    itemsPerPage: 'Number of agents per page.',
  }),
  CreatedAgent: describeObject(
    agents.CreatedAgent,
    'inferred',
    'Response to the creation of an agent, without its configuration.',
    {
      id: fields.id,
      name: fields.name,
      status: 'Status of the agent: `active` from the start.',
      createdAt: fields.createdAt,
      apiEndpoint: 'URL of the agent in this API.',
    },
  ),
  UpdatedAgent: describeObject(
    agents.UpdatedAgent,
    'inferred',
    'Response to a change of an agent.',
    {
      id: fields.id,
      name: fields.name,
      status: 'Status of the agent after the change.',
      updatedAt: fields.updatedAt,
      changes: 'Names of the top-level fields that were sent.',
    },
  ),
  DeletedAgent: describeObject(
    agents.DeletedAgent,
    'inferred',
    'Response to the deletion of an agent.',
    {
      id: 'Id of the deleted agent.',
      name: 'Name of the deleted agent.',
      deletedAt: { description: 'Time of deletion.', format: 'date-time' },
      message: 'Confirmation of the deletion.',
    },
  ),
}

export const agentOperationDocs: Readonly<
  Record<keyof typeof agents.agentOperations, OperationDocs>
> = {
  createAgent: {
    tag: 'Agents',
    summary: 'Create an agent',
    description:
      'Creates an agent, which is active from the start. An account can have 100 agents.',
  },
  listAgents: {
    tag: 'Agents',
    summary: 'List agents',
    description:
      'Returns one page of the agents of the account. A page after the last one is empty. That values out of range are rejected is assumed.',
  },
  getAgent: {
    tag: 'Agents',
    summary: 'Get an agent',
    description: 'Returns an agent with its full configuration and its metrics.',
  },
  updateAgent: {
    tag: 'Agents',
    summary: 'Change an agent',
    description:
      'Changes the given fields and keeps the others. That nested objects are replaced as a whole and that null is rejected is assumed.',
  },
  deleteAgent: {
    tag: 'Agents',
    summary: 'Delete an agent',
    description:
      'Permanently deletes an agent and its history. To keep them, set its `status` to `inactive` instead.',
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
