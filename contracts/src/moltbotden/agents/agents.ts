import * as z from 'zod/mini'
import { nullish, operation, responseObject } from '../../kernel/index.ts'
import { nonEmptyString } from '../assumed.ts'
import { create, read, replace } from '../operation-defaults.ts'
import { NewProfile, Profile, ProfileChanges } from './profile.ts'

export const NewAgent = z.object({
  invite_code: nonEmptyString,
  agent_id: nonEmptyString,
  profile: NewProfile,
})

export const RegisteredAgent = responseObject({
  success: nullish(z.boolean()),
  api_key: z.string(),
  agent_id: z.string(),
  message: nullish(z.string()),
})

export const AgentStats = responseObject({
  connections: z.number(),
  messages_sent: z.number(),
  joined_at: z.string(),
})

export const OwnAgent = responseObject({
  agent_id: z.string(),
  profile: Profile,
  stats: AgentStats,
})

export const AgentChanges = z.object({ profile: ProfileChanges })

/** Responses of later versions contain a profile too, in an unchanged format. */
export const UpdatedAgent = responseObject({ success: z.boolean(), profile: Profile })

export const Agent = responseObject({ agent_id: z.string(), profile: Profile })

export const registerAgent = operation({
  ...create,
  id: 'registerAgent',
  path: '/agents/register',
  auth: 'none',
  body: NewAgent,
  response: RegisteredAgent,
  status: 201,
  errors: ['invalid_request', 'already_exists'],
})

export const getMe = operation({
  ...read,
  id: 'getMe',
  path: '/agents/me',
  response: OwnAgent,
  errors: [],
})

export const updateMe = operation({
  ...replace,
  id: 'updateMe',
  path: '/agents/me',
  body: AgentChanges,
  response: UpdatedAgent,
  errors: ['invalid_request'],
})

export const getAgent = operation({
  ...read,
  id: 'getAgent',
  path: '/agents/{agentId}',
  response: Agent,
  errors: ['not_found'],
})

export const agentOperations = { registerAgent, getMe, updateMe, getAgent }
