import { platform } from '@molt-sdk/contracts/moltghost-control'
import {
  getAgent,
  restartAgent,
  startAgent,
  stopAgent,
} from '@molt-sdk/contracts/moltghost-control/agents/agents'
import { createKey, listKeys, revokeKey } from '@molt-sdk/contracts/moltghost-control/keys/keys'
import type {
  ApiKey,
  CreatedApiKey,
  ManagedAgent,
  NewApiKey,
  RevokedApiKey,
} from '@molt-sdk/contracts/moltghost-control/types'
import type { CallOptions, ClientOptions, List } from '@molt-sdk/core/client'
import { ClientContext, HttpClient } from '@molt-sdk/core/client'
import { errorClassFor } from '../errors/error-class.ts'

/** Actions that change the state of an agent. */
export type AgentAction = 'start' | 'stop' | 'restart'

const actionOperations = { start: startAgent, stop: stopAgent, restart: restartAgent } as const

/**
 * Client of the control API: agents and API keys of an account. The whole API is assumed and its
 * URL is not documented, so `baseUrl` is required.
 */
export class ControlClient {
  readonly #http: HttpClient

  constructor(options: ClientOptions & { readonly baseUrl: string | URL }) {
    this.#http = new HttpClient(new ClientContext({ ...platform, errorClassFor }, options))
  }

  /** Reads an agent. */
  agent(name: string, options?: CallOptions): PromiseLike<ManagedAgent> {
    return this.#http.call(getAgent, { params: { name } }, options)
  }

  /** Starts, stops or restarts an agent. */
  performAction(
    action: AgentAction,
    name: string,
    options?: CallOptions,
  ): PromiseLike<ManagedAgent> {
    return this.#http.call(actionOperations[action], { params: { name } }, options)
  }

  /** Creates an API key. Only this response contains the key itself. */
  createKey(key: NewApiKey, options?: CallOptions): PromiseLike<CreatedApiKey> {
    return this.#http.call(createKey, { body: key }, options)
  }

  /** Lists API keys. The keys themselves are not included. */
  listKeys(options?: CallOptions): List<ApiKey, undefined> {
    return this.#http.list(listKeys, {}, options)
  }

  /** Revokes an API key. */
  revokeKey(key: string, options?: CallOptions): PromiseLike<RevokedApiKey> {
    return this.#http.call(revokeKey, { body: { key } }, options)
  }
}
