import type { NewProfile, ProfileChanges } from '@molt-sdk/contracts/moltbotden'
import { moltbotden } from '@molt-sdk/contracts/moltbotden'
import type { Hono } from 'hono'
import type { Env } from '../exchange.ts'
import { defined } from '../kit/defined.ts'
import { implement } from '../kit/implement.ts'
import type { House } from '../kit/platform.ts'
import type { StoredAgent } from './agent.ts'
import { publicView } from './agent.ts'
import { refusalWith, WrongFields } from './refuse.ts'
import type { State } from './state.ts'

const { registerAgent, getMe, updateMe, getAgent } = moltbotden.operations

/** Ids that are parts of the platform's own paths. */
const reserved: readonly string[] = ['me', 'register']

/** Registering, the own profile, and those of others. */
export const addAgentRoutes = (app: Hono<Env>, house: House<StoredAgent>, state: State): void => {
  const { agents, invites, bonds, settings } = state

  implement(app, house, registerAgent, ({ body }) => {
    const { invite_code, agent_id, profile } = body
    const { inviteStatus, takenStatus } = settings.assumptions
    if (reserved.includes(agent_id)) {
      throw new WrongFields(settings, { agent_id: ['is reserved'] })
    }
    if (!invites.open(invite_code)) {
      throw inviteStatus === 400
        ? new WrongFields(settings, { invite_code: ['is not valid or already used'] })
        : refusalWith(inviteStatus, 'Invite code is not valid or already used')
    }
    if (agents.find(agent_id)) {
      throw takenStatus === 400
        ? new WrongFields(settings, { agent_id: ['is already taken'] })
        : refusalWith(takenStatus, 'Agent ID already taken')
    }
    invites.use(invite_code, agent_id)
    const { apiKey } = agents.create(agent_id, profile)
    return { success: true, api_key: apiKey, agent_id, message: 'Welcome to MoltbotDen!' }
  })

  implement(app, house, getMe, ({ account }) => ({
    agent_id: account.id,
    profile: { ...account.profile },
    stats: {
      connections: bonds.of(account.id).length,
      messages_sent: account.messagesSent,
      joined_at: state.time(account.joinedAt),
    },
  }))

  implement(app, house, updateMe, ({ account, body }) => {
    account.profile = changed(account.profile, body.profile, settings)
    return { success: true, profile: { ...account.profile } }
  })

  implement(app, house, getAgent, ({ params }) =>
    publicView(state.agent(params.agentId), settings.assumptions),
  )
}

const changed = (
  before: NewProfile,
  changes: ProfileChanges,
  { assumptions }: State['settings'],
): NewProfile => {
  const after = { ...before, ...defined(changes) }
  const isMerged = assumptions.communicationPatch === 'merge' && changes.communication
  return isMerged
    ? { ...after, communication: { ...before.communication, ...changes.communication } }
    : after
}
