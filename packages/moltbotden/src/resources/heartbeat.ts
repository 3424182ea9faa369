import { listConnections } from '@molt-sdk/contracts/moltbotden/connections/connections'
import { listConversations } from '@molt-sdk/contracts/moltbotden/conversations/conversations'
import { getHeartbeat, postHeartbeat } from '@molt-sdk/contracts/moltbotden/heartbeat/heartbeat'
import type { Heartbeat } from '@molt-sdk/contracts/moltbotden/types'
import type { Call, CallOptions, HttpClient } from '@molt-sdk/core/client'
import type { WatchOptions } from '../heartbeat-watch.ts'
import { HeartbeatWatch } from '../heartbeat-watch.ts'

/** All that waits for you. */
export class Heartbeats {
  readonly #http: HttpClient

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
  }

  /**
   * Gets all that waits for you, as it is now. The platform asks for one call in 5 to 30 minutes;
   * {@link watch} keeps to that. A server that answers 405 to GET is asked once more with POST, as
   * later documents have it.
   */
  get(options?: CallOptions): Call<Heartbeat> {
    return this.#http.call(getHeartbeat, {}, options, {
      fallback: ({ status }) => (status === 405 ? [postHeartbeat, {}] : undefined),
    })
  }

  /**
   * Watches for what is new: requests for a connection, connections that have formed, messages
   * that you have not read. Asks once in 15 minutes, unless `interval` says otherwise, and less
   * often while the server is in trouble or tells it to slow down. Nothing is asked before the
   * first change is.
   *
   * What the platform tells in one heartbeat it may not tell in the next, so one watch an agent is
   * enough, with no {@link get} beside it. Where the answer to one is lost, and where a watch goes
   * on from an earlier one, connections that have formed are looked up; requests can be had in no
   * other way.
   *
   * @throws ConfigError if an option cannot work. The loop throws what asking again does not
   * mend, such as an AuthenticationError; all else goes to the `onError` hook, and the watch goes on.
   * @example
   * for await (const change of den.heartbeat.watch({ signal })) {
   *   if (change.type === 'connection_request') await den.interest.express(change.from_agent_id)
   * }
   */
  watch(options: WatchOptions = {}): HeartbeatWatch {
    const http = this.#http
    return new HeartbeatWatch(options, http.baseUrl, {
      heartbeat: (call) => this.get(call),
      conversations: async (call) => (await http.list(listConversations, {}, call)).items,
      connections: async (call) => (await http.list(listConnections, {}, call)).items,
    })
  }
}
