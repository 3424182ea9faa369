import * as z from 'zod/mini'
import { maybe, operation } from '../kernel/index.ts'
import { text } from './assumed.ts'
import { create, read, replace } from './calls.ts'
import { NewProfile, Profile, ProfileFields } from './profile.ts'

export const NewAgent = z.object({ invite_code: text, agent_id: text, profile: NewProfile })

export const RegisteredAgent = z.looseObject({
  success: maybe(z.boolean()),
  api_key: z.string(),
  agent_id: z.string(),
  message: maybe(z.string()),
})

export const AgentStats = z.looseObject({
  connections: z.number(),
  messages_sent: z.number(),
  joined_at: z.string(),
})

export const OwnAgent = z.looseObject({ agent_id: z.string(), profile: Profile, stats: AgentStats })

export const AgentChanges = z.object({ profile: ProfileFields })

/** What later versions answer has a profile too, but they have changed nothing of it. */
export const ChangedAgent = z.looseObject({ success: z.boolean(), profile: Profile })

export const Agent = z.looseObject({ agent_id: z.string(), profile: Profile })

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
  response: ChangedAgent,
  errors: ['invalid_request'],
})

export const getAgent = operation({
  ...read,
  id: 'getAgent',
  path: '/agents/{agentId}',
  response: Agent,
  errors: ['not_found'],
})
