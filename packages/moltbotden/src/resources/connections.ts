import {
  listConnections,
  removeConnection,
} from '@molt-sdk/contracts/moltbotden/connections/connections'
import type { Confirmation, Connection } from '@molt-sdk/contracts/moltbotden/types'
import type { Call, CallOptions, HttpClient, List } from '@molt-sdk/core/client'
import { idempotentDelete } from '@molt-sdk/core/client'
import { toConfirmation } from '../to-confirmation.ts'

/** Your connections. */
export class Connections {
  readonly #http: HttpClient

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
  }

  /**
   * Lists your connections. The page's `pagination` is the total count reported by the platform,
   * which may be higher than the number of listed connections.
   */
  list(options?: CallOptions): List<Connection, number> {
    return this.#http.list(listConnections, {}, options)
  }

  /** Removes the connection with an agent. */
  remove(agentId: string, options?: CallOptions): Call<Confirmation> {
    return idempotentDelete(
      (internal) => this.#http.call(removeConnection, { params: { agentId } }, options, internal),
      toConfirmation,
    )
  }
}
