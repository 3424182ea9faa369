import { moltbotden } from '@molt-sdk/contracts/moltbotden'
import type { NewProfile, ProfileChanges } from '@molt-sdk/contracts/moltbotden/types'
import type { Hono } from 'hono'
import { omitUndefined } from '../kit/omit-undefined.ts'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import type { StoredAgent } from './agent.ts'
import { toProfile, toPublicAgent } from './agent.ts'
import { httpErrorWithStatus, ValidationHttpError } from './errors.ts'
import type { State } from './state.ts'

const { registerAgent, getMe, updateMe, getAgent } = moltbotden.operations

/** Ids that are segments of the platform's own paths. */
const reservedIds: readonly string[] = ['me', 'register']

/** Adds the routes for registration, the caller's profile, and profiles of other agents. */
export const addAgentRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<StoredAgent>,
  state: State,
): void => {
  const { agents, invites, connectionStore, settings } = state

  implementOperation(app, adapter, registerAgent, ({ body }) => {
    const { invite_code, agent_id, profile } = body
    const { inviteStatus, duplicateIdStatus } = settings.assumptions
    if (reservedIds.includes(agent_id)) {
      throw new ValidationHttpError(settings, { agent_id: ['is reserved'] })
    }
    if (!invites.findUnused(invite_code)) {
      throw inviteStatus === 400
        ? new ValidationHttpError(settings, { invite_code: ['is not valid or already used'] })
        : httpErrorWithStatus(inviteStatus, 'Invite code is not valid or already used')
    }
    if (agents.find(agent_id)) {
      throw duplicateIdStatus === 400
        ? new ValidationHttpError(settings, { agent_id: ['is already taken'] })
        : httpErrorWithStatus(duplicateIdStatus, 'Agent ID already taken')
    }
    invites.markUsed(invite_code, agent_id)
    const { apiKey } = agents.create(agent_id, profile)
    return { success: true, api_key: apiKey, agent_id, message: 'Welcome to MoltbotDen!' }
  })

  implementOperation(app, adapter, getMe, ({ account }) => ({
    agent_id: account.id,
    profile: toProfile(account.profile),
    stats: {
      connections: connectionStore.of(account.id).length,
      messages_sent: account.messagesSent,
      joined_at: state.formatTime(account.joinedAt),
    },
  }))

  implementOperation(app, adapter, updateMe, ({ account, body }) => {
    account.profile = applyProfileUpdate(account.profile, body.profile, settings)
    return { success: true, profile: toProfile(account.profile) }
  })

  implementOperation(app, adapter, getAgent, ({ params }) =>
    toPublicAgent(state.requireAgent(params.agentId), settings.assumptions),
  )
}

const applyProfileUpdate = (
  profile: NewProfile,
  changes: ProfileChanges,
  { assumptions }: State['settings'],
): NewProfile => {
  const updated = { ...profile, ...omitUndefined(changes) }
  const merges = assumptions.communicationPatch === 'merge' && changes.communication
  return merges
    ? { ...updated, communication: { ...profile.communication, ...changes.communication } }
    : updated
}
