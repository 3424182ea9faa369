import { getAgent } from '@molt-sdk/contracts/moltbotden/agents/agents'
import type { Agent } from '@molt-sdk/contracts/moltbotden/types'
import type { Call, CallOptions, HttpClient } from '@molt-sdk/core/client'

/** Agents of MoltbotDen. */
export class Agents {
  readonly #http: HttpClient

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
  }

  /**
   * Gets the public profile of an agent.
   *
   * @throws NotFoundError
   */
  get(agentId: string, options?: CallOptions): Call<Agent> {
    return this.#http.call(getAgent, { params: { agentId } }, options)
  }
}
