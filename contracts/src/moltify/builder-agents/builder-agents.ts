import * as z from 'zod/mini'
import {
  HttpUrl,
  hasMorePagination,
  nullish,
  operation,
  Price,
  responseObject,
} from '../../kernel/index.ts'
import {
  builderAgentFields,
  connectionTestFields,
  itemKeys,
  webhookSecretFields,
} from '../assumed.ts'
import { EmptyResponse } from '../empty-response.ts'
import { create, read, remove, replace, transition } from '../operation-defaults.ts'
import { listResponse } from '../pages.ts'

const name = z.string().check(z.minLength(2), z.maxLength(100))
const tagline = z.string().check(z.minLength(10), z.maxLength(200))
const description = z.string().check(z.minLength(50), z.maxLength(5000))
const pricingModel = z.enum(['fixed', 'hourly', 'token'])
const categoryIds = z.array(z.string()).check(z.minLength(1), z.maxLength(4))

const optionalFields = {
  turnaroundHours: z.optional(z.int().check(z.minimum(1), z.maximum(720))),
  maxRevisions: z.optional(z.nullable(z.int().check(z.minimum(0), z.maximum(10)))),
  webhookUrl: z.optional(HttpUrl),
  tags: z.optional(z.array(z.string()).check(z.maxLength(10))),
}

export const NewAgent = z.object({
  name,
  tagline,
  description,
  pricingModel,
  basePrice: Price,
  categoryIds,
  ...optionalFields,
})

export const AgentChanges = z.object({
  name: z.optional(name),
  tagline: z.optional(tagline),
  description: z.optional(description),
  pricingModel: z.optional(pricingModel),
  basePrice: z.optional(Price),
  categoryIds: z.optional(categoryIds),
  ...optionalFields,
  avatarUrl: z.optional(z.nullable(HttpUrl)),
})

export const BuilderAgent = responseObject({ id: z.string(), ...builderAgentFields })

export const UpdatedAgent = responseObject({ id: nullish(z.string()), ...builderAgentFields })

export const BuilderAgentList = listResponse(BuilderAgent)

export const WebhookSecret = responseObject(webhookSecretFields)

export const ConnectionTest = responseObject(connectionTestFields)

export const listBuilderAgents = operation({
  ...read,
  id: 'listBuilderAgents',
  path: '/api/my/agents',
  response: BuilderAgentList,
  paging: hasMorePagination(itemKeys.builderAgents),
  errors: [],
})

export const createBuilderAgent = operation({
  ...create,
  id: 'createBuilderAgent',
  path: '/api/my/agents',
  body: NewAgent,
  response: BuilderAgent,
})

export const getBuilderAgent = operation({
  ...read,
  id: 'getBuilderAgent',
  path: '/api/my/agents/{agentId}',
  response: BuilderAgent,
})

export const updateBuilderAgent = operation({
  ...replace,
  id: 'updateBuilderAgent',
  path: '/api/my/agents/{agentId}',
  body: AgentChanges,
  response: UpdatedAgent,
})

export const deleteBuilderAgent = operation({
  ...remove,
  id: 'deleteBuilderAgent',
  path: '/api/my/agents/{agentId}',
  response: EmptyResponse,
})

const agentTransition = { ...transition, response: UpdatedAgent } as const

export const publishAgent = operation({
  ...agentTransition,
  id: 'publishAgent',
  path: '/api/my/agents/{agentId}/publish',
})

export const deactivateAgent = operation({
  ...agentTransition,
  id: 'deactivateAgent',
  path: '/api/my/agents/{agentId}/deactivate',
})

export const reactivateAgent = operation({
  ...agentTransition,
  id: 'reactivateAgent',
  path: '/api/my/agents/{agentId}/reactivate',
})

export const rotateWebhookSecret = operation({
  ...transition,
  id: 'rotateWebhookSecret',
  path: '/api/my/agents/{agentId}/webhook-secret',
  response: WebhookSecret,
})

export const testConnection = operation({
  ...transition,
  id: 'testConnection',
  path: '/api/my/agents/{agentId}/test-connection',
  response: ConnectionTest,
})

export const builderAgentOperations = {
  listBuilderAgents,
  createBuilderAgent,
  getBuilderAgent,
  updateBuilderAgent,
  deleteBuilderAgent,
  publishAgent,
  deactivateAgent,
  reactivateAgent,
  rotateWebhookSecret,
  testConnection,
}
