import * as z from 'zod/mini'
import {
  nullish,
  openEnum,
  operation,
  pageNumberPagination,
  responseObject,
} from '../../kernel/index.ts'

const strings = z.array(z.string())

const freeForm = z.record(z.string(), z.unknown())

export const AgentStatus = openEnum(['active', 'inactive', 'error'])

export const ClientName = openEnum(['discord', 'twitter', 'telegram', 'slack', 'whatsapp'])

const ModelProvider = ['openai', 'anthropic', 'google-genai', 'ollama'] as const

const name = z.string().check(z.minLength(1))

export const NewAgentPlugin = z.object({
  name: z.string(),
  enabled: z.boolean(),
  config: z.optional(freeForm),
})

export const AgentPlugin = responseObject({
  name: z.string(),
  enabled: nullish(z.boolean()),
  config: nullish(freeForm),
})

export const AgentMetrics = responseObject({
  totalMessages: nullish(z.number()),
  totalConversations: nullish(z.number()),
  uptime: nullish(z.string()),
})

/** Fields of an agent that can be set, at creation and later. */
const config = {
  bio: z.optional(strings),
  personality: z.optional(freeForm),
  knowledge: z.optional(strings),
  goals: z.optional(strings),
  clients: z.optional(z.array(ClientName)),
  settings: z.optional(freeForm),
  modelProvider: z.optional(z.enum(ModelProvider)),
  model: z.optional(z.string()),
  plugins: z.optional(z.array(NewAgentPlugin)),
}

export const NewAgent = z.object({ name, ...config })

export const AgentChanges = z.object({
  name: z.optional(name),
  status: z.optional(z.enum(['active', 'inactive'])),
  ...config,
})

/** Required fields of every response about an agent. */
const identity = { id: z.string(), name: z.string(), status: AgentStatus }

export const CreatedAgent = responseObject({
  ...identity,
  createdAt: nullish(z.string()),
  apiEndpoint: nullish(z.string()),
})

export const AgentSummary = responseObject({
  ...identity,
  createdAt: nullish(z.string()),
  updatedAt: nullish(z.string()),
  modelProvider: nullish(openEnum(ModelProvider)),
  model: nullish(z.string()),
  clients: nullish(z.array(ClientName)),
})

export const Agent = responseObject({
  ...identity,
  bio: nullish(strings),
  personality: nullish(freeForm),
  knowledge: nullish(strings),
  goals: nullish(strings),
  clients: nullish(z.array(ClientName)),
  settings: nullish(freeForm),
  modelProvider: nullish(openEnum(ModelProvider)),
  model: nullish(z.string()),
  plugins: nullish(z.array(AgentPlugin)),
  createdAt: nullish(z.string()),
  updatedAt: nullish(z.string()),
  metrics: nullish(AgentMetrics),
})

export const UpdatedAgent = responseObject({
  ...identity,
  updatedAt: nullish(z.string()),
  changes: nullish(strings),
})

export const DeletedAgent = responseObject({
  id: z.string(),
  name: nullish(z.string()),
  deletedAt: nullish(z.string()),
  message: nullish(z.string()),
})

const count = z.int().check(z.minimum(1))

export const AgentQuery = z.object({
  page: z.optional(count),
  limit: z.optional(count.check(z.maximum(100))),
  status: z.optional(z.enum(['active', 'inactive', 'error'])),
  sortBy: z.optional(z.enum(['createdAt', 'name', 'status'])),
  order: z.optional(z.enum(['asc', 'desc'])),
})

export const Pagination = responseObject({
  currentPage: nullish(z.number()),
  totalPages: nullish(z.number()),
  totalItems: nullish(z.number()),
  itemsPerPage: nullish(z.number()),
})

export const AgentList = responseObject({
  agents: z.array(AgentSummary),
  pagination: nullish(Pagination),
})

export const createAgent = operation({
  id: 'createAgent',
  method: 'POST',
  path: '/agents',
  auth: 'apiKey',
  effect: 'create',
  body: NewAgent,
  response: CreatedAgent,
  status: 201,
  rateLimit: 'agentCreation',
  errors: ['INVALID_REQUEST', 'UNAUTHORIZED', 'INSUFFICIENT_QUOTA'],
  source: 'inferred',
})

export const listAgents = operation({
  id: 'listAgents',
  method: 'GET',
  path: '/agents',
  auth: 'apiKey',
  effect: 'read',
  query: AgentQuery,
  response: AgentList,
  // The platform's overview page shows `items`, its list page `agents`.
  paging: pageNumberPagination(['agents', 'items']),
  status: 200,
  rateLimit: 'agentReading',
  errors: ['INVALID_REQUEST', 'UNAUTHORIZED'],
  source: 'inferred',
})

export const getAgent = operation({
  id: 'getAgent',
  method: 'GET',
  path: '/agents/{agentId}',
  auth: 'apiKey',
  effect: 'read',
  response: Agent,
  status: 200,
  rateLimit: 'agentReading',
  errors: ['UNAUTHORIZED', 'AGENT_NOT_FOUND'],
  source: 'inferred',
})

export const updateAgent = operation({
  id: 'updateAgent',
  method: 'PATCH',
  path: '/agents/{agentId}',
  auth: 'apiKey',
  effect: 'replace',
  body: AgentChanges,
  response: UpdatedAgent,
  status: 200,
  rateLimit: 'agentUpdate',
  errors: ['INVALID_REQUEST', 'UNAUTHORIZED', 'AGENT_NOT_FOUND'],
  source: 'inferred',
})

export const deleteAgent = operation({
  id: 'deleteAgent',
  method: 'DELETE',
  path: '/agents/{agentId}',
  auth: 'apiKey',
  effect: 'delete',
  response: DeletedAgent,
  status: 200,
  rateLimit: 'agentDeletion',
  errors: ['UNAUTHORIZED', 'DELETE_PROTECTED', 'AGENT_NOT_FOUND'],
  source: 'inferred',
})

export const agentOperations = { createAgent, listAgents, getAgent, updateAgent, deleteAgent }
