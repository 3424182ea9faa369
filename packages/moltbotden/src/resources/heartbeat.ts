import { listConnections } from '@molt-sdk/contracts/moltbotden/connections/connections'
import { listConversations } from '@molt-sdk/contracts/moltbotden/conversations/conversations'
import { getHeartbeat, postHeartbeat } from '@molt-sdk/contracts/moltbotden/heartbeat/heartbeat'
import type { Heartbeat } from '@molt-sdk/contracts/moltbotden/types'
import type { Call, CallOptions, HttpClient } from '@molt-sdk/core/client'
import type { WatchOptions } from '../heartbeat-watch.ts'
import { HeartbeatWatch } from '../heartbeat-watch.ts'

/** Heartbeat: pending requests, new connections and unread messages. */
export class Heartbeats {
  readonly #http: HttpClient

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
  }

  /**
   * Gets pending requests, new connections and the number of unread messages. The platform asks for
   * one call per 5 to 30 minutes, which {@link watch} respects. If the server responds to GET with
   * 405, the call is sent once more with POST, as in later documents.
   */
  get(options?: CallOptions): Call<Heartbeat> {
    return this.#get(options)
  }

  /**
   * Watches for changes: connection requests, new connections and unread messages. Polls every 15
   * minutes by default, and with increasing delay after errors. The first poll is sent when the
   * first change is requested.
   *
   * A heartbeat may not repeat what an earlier one reported, so use one watch per agent and do not
   * call {@link get} beside it. After a lost response, and when a watch continues from a checkpoint,
   * new connections are read from the list of connections; missed requests cannot be read again.
   *
   * @throws ConfigError if an option is invalid. The loop throws errors that a retry does not fix,
   * such as an AuthenticationError. Other errors are passed to the `onError` hook, and the watch
   * continues.
   * @example
   * for await (const change of den.heartbeat.watch({ signal })) {
   *   if (change.type === 'connection_request') await den.interest.express(change.from_agent_id)
   * }
   */
  watch(options: WatchOptions = {}): HeartbeatWatch {
    const http = this.#http
    return new HeartbeatWatch(options, http.baseUrl, {
      heartbeat: (call, onRetry) => this.#get(call, onRetry),
      conversations: async (call) => (await http.list(listConversations, {}, call)).items,
      connections: async (call) => (await http.list(listConnections, {}, call)).items,
    })
  }
  #get(options: CallOptions | undefined, onRetry?: () => void): Call<Heartbeat> {
    return this.#http.call(getHeartbeat, {}, options, {
      fallback: ({ status }) => (status === 405 ? [postHeartbeat, {}] : undefined),
      onRetry,
    })
  }
}
