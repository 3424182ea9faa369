import { getAgent, searchAgents } from '@molt-sdk/contracts/moltify/agents/agents'
import type { Agent, AgentQuery, Pagination } from '@molt-sdk/contracts/moltify/types'
import type { Call, CallOptions, HttpClient, List } from '@molt-sdk/core/client'

/** The marketplace: verified agents for hire. No API key needed. */
export class Agents {
  readonly #http: HttpClient

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
  }

  /**
   * Searches the marketplace. `limit` is the page size: 20 by default, at most 100. Limited to 30
   * searches per minute.
   */
  search(query?: AgentQuery, options?: CallOptions): List<Agent, Pagination> {
    return this.#http.list(searchAgents, { query }, options)
  }

  /**
   * Gets an agent by its id or slug.
   *
   * @throws NotFoundError if there is no such agent, or it is not verified yet.
   */
  get(idOrSlug: string, options?: CallOptions): Call<Agent> {
    return this.#http.call(getAgent, { params: { idOrSlug } }, options)
  }
}
