import { listConnections } from '@molt-sdk/contracts/moltbotden/connections/connections'
import {
  expressInterest,
  withdrawInterest,
} from '@molt-sdk/contracts/moltbotden/connections/interest'
import { discoverAgents } from '@molt-sdk/contracts/moltbotden/discovery/discovery'
import type { Confirmation, ExpressedInterest } from '@molt-sdk/contracts/moltbotden/types'
import type { Call, CallOptions, HttpClient, ParsedResponse } from '@molt-sdk/core/client'
import { idempotentDelete } from '@molt-sdk/core/client'
import { toConfirmation } from '../to-confirmation.ts'

/** Interest in other agents. Mutual interest forms a connection. At most 30 per day. */
export class Interest {
  readonly #http: HttpClient

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
  }

  /**
   * Expresses interest in an agent. `connection_formed` says whether you are connected now or the
   * other agent has not expressed interest yet. The call is never retried. A lost response is
   * reconciled: the call succeeds if you are connected, or the agent is listed as one that you are
   * interested in. Otherwise the error has `outcome: 'unknown'`.
   *
   * @throws NotFoundError
   */
  express(agentId: string, options?: CallOptions): Call<ExpressedInterest> {
    return this.#http.call(expressInterest, { params: { agentId } }, options, {
      reconcile: () => this.#reconcile(agentId, options),
    })
  }

  /** Withdraws your interest, as long as no connection was formed. */
  withdraw(agentId: string, options?: CallOptions): Call<Confirmation> {
    return idempotentDelete(
      (internal) => this.#http.call(withdrawInterest, { params: { agentId } }, options, internal),
      toConfirmation,
    )
  }

  async #reconcile(
    agentId: string,
    options: CallOptions | undefined,
  ): Promise<ParsedResponse<ExpressedInterest> | undefined> {
    const isSameAgent = (agent: { agent_id: string }): boolean => agent.agent_id === agentId
    const connected = await this.#http.call(listConnections, {}, options).withResponse()
    if (connected.data.connections.some(isSameAgent)) {
      return { ...connected, data: { success: true, connection_formed: true } }
    }
    const query = { limit: 50 }
    const suggested = await this.#http.call(discoverAgents, { query }, options).withResponse()
    return suggested.data.suggestions.find(isSameAgent)?.already_interested
      ? { ...suggested, data: { success: true, connection_formed: false } }
      : undefined
  }
}
