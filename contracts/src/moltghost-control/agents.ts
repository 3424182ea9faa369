import * as z from 'zod/mini'
import { maybe, operation } from '../kernel/index.ts'
import { AgentStatus } from '../moltghost/health.ts'

const of = { auth: 'apiKey', status: 200, source: 'assumed' } as const

export const ControlledAgent = z.looseObject({
  name: z.string(),
  id: maybe(z.string()),
  status: maybe(AgentStatus),
  url: maybe(z.string()),
  model: maybe(z.string()),
  uptime_seconds: maybe(z.number()),
})

export const getAgent = operation({
  ...of,
  id: 'getAgent',
  method: 'GET',
  path: '/v1/agents/{name}',
  effect: 'read',
  response: ControlledAgent,
  errors: ['not_found'],
})

const step = {
  ...of,
  method: 'POST',
  effect: 'transition',
  response: ControlledAgent,
  errors: ['not_found', 'invalid_state'],
} as const

export const startAgent = operation({
  ...step,
  id: 'startAgent',
  path: '/v1/agents/{name}/start',
})

export const stopAgent = operation({
  ...step,
  id: 'stopAgent',
  path: '/v1/agents/{name}/stop',
})

export const restartAgent = operation({
  ...step,
  id: 'restartAgent',
  path: '/v1/agents/{name}/restart',
})
