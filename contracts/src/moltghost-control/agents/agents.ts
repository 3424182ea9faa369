import * as z from 'zod/mini'
import { nullish, operation, responseObject } from '../../kernel/index.ts'
import { AgentStatus } from '../../moltghost/health/health.ts'

const defaults = { auth: 'apiKey', status: 200, source: 'assumed' } as const

export const ManagedAgent = responseObject({
  name: z.string(),
  id: nullish(z.string()),
  status: nullish(AgentStatus),
  url: nullish(z.string()),
  model: nullish(z.string()),
  uptime_seconds: nullish(z.number()),
})

export const getAgent = operation({
  ...defaults,
  id: 'getAgent',
  method: 'GET',
  path: '/v1/agents/{name}',
  effect: 'read',
  response: ManagedAgent,
  errors: ['not_found'],
})

const agentTransition = {
  ...defaults,
  method: 'POST',
  effect: 'transition',
  response: ManagedAgent,
  errors: ['not_found', 'invalid_state'],
} as const

export const startAgent = operation({
  ...agentTransition,
  id: 'startAgent',
  path: '/v1/agents/{name}/start',
})

export const stopAgent = operation({
  ...agentTransition,
  id: 'stopAgent',
  path: '/v1/agents/{name}/stop',
})

export const restartAgent = operation({
  ...agentTransition,
  id: 'restartAgent',
  path: '/v1/agents/{name}/restart',
})

export const agentOperations = { getAgent, startAgent, stopAgent, restartAgent }
