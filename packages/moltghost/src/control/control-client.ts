import type {
  ControlledAgent,
  CreatedKey,
  Key,
  NewKey,
  RevokedKey,
} from '@molt-sdk/contracts/moltghost-control'
import {
  createKey,
  getAgent,
  listKeys,
  platform,
  restartAgent,
  revokeKey,
  startAgent,
  stopAgent,
} from '@molt-sdk/contracts/moltghost-control'
import type { CallOptions, ClientOptions } from '@molt-sdk/core/client'
import { ClientContext, HttpClient } from '@molt-sdk/core/client'
import { errorClassFor } from '../error-class.ts'

/** What can be done to an agent by its name. */
export type AgentAction = 'start' | 'stop' | 'restart'

const actionOperations = { start: startAgent, stop: stopAgent, restart: restartAgent } as const

/**
 * Agents and keys of an account, over the control API. All of that API is assumed and no address
 * of it is known, so `baseUrl` has to be given.
 */
export class ControlClient {
  readonly #http: HttpClient

  constructor(options: ClientOptions & { readonly baseUrl: string | URL }) {
    this.#http = new HttpClient(new ClientContext({ ...platform, errorClassFor }, options))
  }

  /** Looks at an agent. */
  agent(name: string, options: CallOptions): PromiseLike<ControlledAgent> {
    return this.#http.call(getAgent, { params: { name } }, options)
  }

  /** Starts, stops or restarts an agent. */
  performAction(
    performAction: AgentAction,
    name: string,
    options: CallOptions,
  ): PromiseLike<ControlledAgent> {
    return this.#http.call(actionOperations[performAction], { params: { name } }, options)
  }

  /** Makes a key: the only answer that holds one. */
  createKey(key: NewKey, options: CallOptions): PromiseLike<CreatedKey> {
    return this.#http.call(createKey, { body: key }, options)
  }

  /** Lists the keys, without the keys themselves. */
  listKeys(options: CallOptions): Promise<Key[]> {
    return this.#http.list(listKeys, {}, options).toArray()
  }

  /** Ends a key. */
  revokeKey(key: string, options: CallOptions): PromiseLike<RevokedKey> {
    return this.#http.call(revokeKey, { body: { key } }, options)
  }
}
