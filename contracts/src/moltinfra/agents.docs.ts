import type { PropertyDocs } from '../openapi/index.ts'
import { describeObject, describeValue } from '../openapi/index.ts'
import * as agents from './agents.ts'

const id = 'Id of the agent, such as `agent_k3x9q2m7p1z8`.'
const name = 'Name of the agent. Two agents may share one.'
const createdAt: PropertyDocs = { description: 'When the agent was created.', format: 'date-time' }
const updatedAt: PropertyDocs = {
  description: 'When the agent was last changed.',
  format: 'date-time',
}

const config = {
  bio: 'Sentences that say who the agent is.',
  personality:
    'Free-form traits. Known keys: `traits` and `adjectives` (lists), `style`, `tone` and `voice` (strings).',
  knowledge: 'Facts that the agent knows.',
  goals: 'What the agent works towards.',
  clients: 'Chat services that the agent speaks on.',
  settings: 'Settings for each chat service, by its name. What stands inside is free-form.',
  plugins: 'Plugins of the agent.',
}

const newConfig = {
  ...config,
  modelProvider: { description: 'Who runs the language model.', default: 'openai' },
  model: 'Name of the language model, as its provider spells it, such as `gpt-4`.',
}

const readConfig = {
  modelProvider: 'Who runs the language model.',
  model: 'Name of the language model, as its provider spells it.',
}

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
    ...newConfig,
  }),
  AgentChanges: describeObject(
    agents.AgentChanges,
    'inferred',
    'What to change on an agent. A field that is left out stays as it is.',
    {
      name: 'New name: at least 1 character.',
      status: 'Whether the agent answers messages.',
      ...config,
      modelProvider: 'Who runs the language model.',
      model: newConfig.model,
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
    id,
    name,
    status: 'State of the agent.',
    ...config,
    ...readConfig,
    createdAt,
    updatedAt,
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
    id,
    name,
    status: 'State of the agent.',
    createdAt,
    updatedAt,
    ...readConfig,
    clients: config.clients,
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
      id,
      name,
      status: 'State of the agent: `active` from the start.',
      createdAt,
      apiEndpoint: 'Address of the agent in this API.',
    },
  ),
  UpdatedAgent: describeObject(agents.UpdatedAgent, 'inferred', 'What changing an agent answers.', {
    id,
    name,
    status: 'State of the agent after the change.',
    updatedAt,
    changes: 'Names of the top-level fields that were sent.',
  }),
  DeletedAgent: describeObject(agents.DeletedAgent, 'inferred', 'What deleting an agent answers.', {
    id: 'Id that the agent had.',
    name: 'Name that the agent had.',
    deletedAt: { description: 'When the agent was deleted.', format: 'date-time' },
    message: 'A sentence that confirms the deletion.',
  }),
}
