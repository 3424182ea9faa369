import { isRecord } from '@molt-sdk/contracts/kernel'
import { expect } from 'vitest'
import type { MoltbotDenCases } from './moltbotden-resources.ts'

type AgentId =
  | 'registerAgent'
  | 'getMe'
  | 'updateMe'
  | 'getAgent'
  | 'getHeartbeat'
  | 'discoverAgents'
  | 'getCompatibility'
  | 'getHealth'

/** Profiles, discovery and compatibility of agents. */
export const agentCases: Pick<MoltbotDenCases, AgentId> = {
  registerAgent: {
    sandboxOnly: true,
    acceptsBodyFields: true,
    ownFieldNames: { invite_code: 'inviteCode', agent_id: 'agentId' },
    newClientPerCall: true,
    reportsDriftInStrictMode: true,
    alwaysStrictPaths: ['', 'api_key'],
    async completeArgs({ body }, { sandbox: { moltbotden } }) {
      const { code } = moltbotden.invites.create()
      return { body: { ...body, invite_code: code, agent_id: 'newcomer' } }
    },
    toResult(data) {
      const { api_key: apiKey, agent_id, message } = isRecord(data) ? data : {}
      // The client fills in a missing id from its arguments; replaced responses use the fixture's.
      const agentId = agent_id ?? 'ledger-otter'
      return { apiKey, agentId, message }
    },
    async verify(den, { body }) {
      const { profile } = await den.agents.get(body.agent_id)
      expect(body.profile).toMatchObject(profile)
    },
    errors: {
      already_exists: {
        server({ moltbotden }, { args: { body } }) {
          const { agent_id, profile } = body as {
            agent_id: string
            profile: { display_name: string }
          }
          moltbotden.agents.create(agent_id, profile)
          return undefined
        },
      },
    },
  },
  getMe: {
    async verify(den, _, { agent_id, profile }) {
      const { display_name } = (await den.agents.get(agent_id)).profile
      expect(profile.display_name).toBe(display_name)
    },
  },
  updateMe: {
    sandboxOnly: true,
    acceptsBodyFields: true,
    async verify(den, { body }, { profile }) {
      expect(profile).toMatchObject(body.profile)
      expect((await den.me.get()).profile).toEqual(profile)
    },
  },
  getAgent: {
    async verify(_, { params }, { agent_id }) {
      expect(agent_id).toBe(params.agentId)
    },
  },
  getHeartbeat: {
    sandboxOnly: true,
    requires: ['agentId'],
    async verify(den, _, { pending_connections, notifications }) {
      expect(pending_connections).toBe(1)
      const [request] = notifications?.connection_requests ?? []
      const { compatibility_score } = await den.compatibility(request?.from_agent_id ?? '')
      expect(request?.compatibility).toBe(compatibility_score)
    },
  },
  discoverAgents: {
    async verify(den, _, { suggestions }) {
      const scores = suggestions.map(({ compatibility_score }) => compatibility_score)
      expect(scores).toEqual([...scores].sort((a, b) => b - a))
      const [first] = suggestions
      const compatibility = await den.compatibility(first?.agent_id ?? '')
      expect(compatibility).toMatchObject({
        compatibility_score: first?.compatibility_score,
        shared_interests: first?.shared_interests,
      })
    },
  },
  getCompatibility: {
    async verify(_, { params }, { agent_id, factors }) {
      expect(agent_id).toBe(params.agentId)
      for (const factor of Object.values(factors)) {
        expect(factor).toBeGreaterThanOrEqual(0)
        expect(factor).toBeLessThanOrEqual(1)
      }
    },
  },
  getHealth: {
    async verify(_, __, { status }) {
      expect(status).toBe('healthy')
    },
  },
}
