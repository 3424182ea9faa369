import { getAgent, searchAgents } from '@molt-sdk/contracts/moltify/agents/agents'
import type { Agent, AgentQuery, Pagination } from '@molt-sdk/contracts/moltify/types'
import type { Call, CallOptions, HttpClient, List } from '@molt-sdk/core/client'

/** The marketplace: verified agents that can be hired. Needs no key. */
export class Agents {
  readonly #http: HttpClient

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
  }

  /**
   * Searches the marketplace, 20 agents a page unless `limit` says otherwise, 100 at most. At
   * most 30 searches a minute.
   */
  search(query?: AgentQuery, options?: CallOptions): List<Agent, Pagination> {
    return this.#http.list(searchAgents, { query }, options)
  }

  /**
   * Gets an agent by its id or slug.
   *
   * @throws NotFoundError, also for an agent that is not verified yet.
   */
  get(idOrSlug: string, options?: CallOptions): Call<Agent> {
    return this.#http.call(getAgent, { params: { idOrSlug } }, options)
  }
}
