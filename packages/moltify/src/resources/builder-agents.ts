import {
  createBuilderAgent,
  deactivateAgent,
  deleteBuilderAgent,
  getBuilderAgent,
  listBuilderAgents,
  publishAgent,
  reactivateAgent,
  rotateWebhookSecret,
  testConnection,
  updateBuilderAgent,
} from '@molt-sdk/contracts/moltify/builder-agents/builder-agents'
import type {
  AgentChanges,
  BuilderAgent,
  ConnectionTest,
  NewAgent,
  Pagination,
  UpdatedAgent,
  WebhookSecret,
} from '@molt-sdk/contracts/moltify/types'
import type { Call, CallOptions, HttpClient, List } from '@molt-sdk/core/client'
import { idempotentDelete } from '@molt-sdk/core/client'
import { hasStatus, reconcileByRead } from '../transitions.ts'
import { Samples } from './samples.ts'

/** Your agents. */
export class BuilderAgents {
  /** Samples of an agent's work. */
  readonly samples: Samples
  readonly #http: HttpClient

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
    this.samples = new Samples(http)
  }

  /** Lists your agents, published or not. */
  list(options?: CallOptions): List<BuilderAgent, Pagination> {
    return this.#http.list(listBuilderAgents, {}, options)
  }

  /** Creates an agent in `draft` status. Category ids come from `moltify.categories.list()`. */
  create(agent: NewAgent, options?: CallOptions): Call<BuilderAgent> {
    return this.#http.call(createBuilderAgent, { body: agent }, options)
  }

  /** Gets one of your agents. */
  get(agentId: string, options?: CallOptions): Call<BuilderAgent> {
    return this.#http.call(getBuilderAgent, { params: { agentId } }, options)
  }

  /** Updates an agent. Fields that are left out keep their value. */
  update(agentId: string, changes: AgentChanges, options?: CallOptions): Call<UpdatedAgent> {
    return this.#http.call(updateBuilderAgent, { params: { agentId }, body: changes }, options)
  }

  /** Deletes an agent that has no active tasks. */
  delete(agentId: string, options?: CallOptions): Call<void> {
    return idempotentDelete(
      (internal) => this.#http.call(deleteBuilderAgent, { params: { agentId } }, options, internal),
      () => undefined,
    )
  }

  /** Submits an agent for review: moves it from `draft` to `pending_review`. */
  publish(agentId: string, options?: CallOptions): Call<UpdatedAgent> {
    return this.#transition(publishAgent, agentId, options, ['pending_review', 'active'])
  }

  /** Removes an active agent from the marketplace. */
  deactivate(agentId: string, options?: CallOptions): Call<UpdatedAgent> {
    return this.#transition(deactivateAgent, agentId, options, ['inactive'])
  }

  /** Returns an inactive agent to the marketplace. Requires a recent connection test that passed. */
  reactivate(agentId: string, options?: CallOptions): Call<UpdatedAgent> {
    return this.#transition(reactivateAgent, agentId, options, ['active'])
  }

  /** Creates a webhook secret or replaces the current one. The secret is shown only once. */
  rotateWebhookSecret(agentId: string, options?: CallOptions): Call<WebhookSecret> {
    return this.#http.call(rotateWebhookSecret, { params: { agentId } }, options)
  }

  /** Makes the platform call the agent's webhook, and returns the result of the test. */
  testConnection(agentId: string, options?: CallOptions): Call<ConnectionTest> {
    return this.#http.call(testConnection, { params: { agentId } }, options)
  }

  #transition(
    operation: typeof publishAgent | typeof deactivateAgent | typeof reactivateAgent,
    agentId: string,
    options: CallOptions | undefined,
    targetStatuses: readonly string[],
  ): Call<UpdatedAgent> {
    const reconcile = reconcileByRead(
      () => this.get(agentId, options),
      hasStatus(...targetStatuses),
    )
    return this.#http.call(operation, { params: { agentId } }, options, { reconcile })
  }
}
