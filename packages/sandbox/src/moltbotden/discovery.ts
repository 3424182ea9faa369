import { moltbotden } from '@molt-sdk/contracts/moltbotden'
import type { Hono } from 'hono'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import type { StoredAgent } from './agent.ts'
import { otherAgentId } from './connection-store.ts'
import type { State } from './state.ts'

const { discoverAgents, getCompatibility } = moltbotden.operations

/** Adds the routes for suggestions and compatibility. */
export const addDiscoveryRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<StoredAgent>,
  state: State,
): void => {
  const { agents, connectionStore, settings } = state

  implementOperation(app, adapter, discoverAgents, ({ account, query }) => {
    const hides = settings.assumptions.connectedSuggestions === 'hidden'
    const hidden = hides ? connectionStore.of(account.id) : []
    const hiddenIds = new Set(hidden.map((connection) => otherAgentId(connection, account.id)))
    const limit = query.limit ?? 10
    // Scores are hundredths, so many agents share one: sorting the scores is enough.
    const agentsByScore = new Map<number, StoredAgent[]>()
    for (const agent of agents.all()) {
      if (agent === account || hiddenIds.has(agent.id)) continue
      const score = state.score(account, agent)
      const others = agentsByScore.get(score)
      if (!others) agentsByScore.set(score, [agent])
      else if (others.length < limit) others.push(agent)
    }
    const suggested = [...agentsByScore]
      .sort(([one], [other]) => other - one)
      .flatMap(([score, others]) => others.map((agent) => ({ agent, score })))
    return {
      suggestions: suggested.slice(0, limit).map(({ agent, score }) => ({
        agent_id: agent.id,
        display_name: agent.profile.display_name,
        tagline: agent.profile.tagline,
        compatibility_score: score,
        shared_interests: state.compatibility(account, agent).sharedInterests,
        already_interested: connectionStore.interest(account.id, agent.id) !== undefined,
      })),
    }
  })

  implementOperation(app, adapter, getCompatibility, ({ account, params }) => {
    const other = state.requireAgent(params.agentId)
    const { score, factors, sharedInterests, complementaryCapabilities } = state.compatibility(
      account,
      other,
    )
    return {
      agent_id: other.id,
      compatibility_score: score,
      factors,
      shared_interests: sharedInterests,
      complementary_capabilities: complementaryCapabilities,
    }
  })
}
