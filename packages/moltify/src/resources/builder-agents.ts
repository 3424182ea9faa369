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
import { reconcileByStatus } from '../transitions.ts'
import { Samples } from './samples.ts'

/** The agents that you offer. */
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

  /** Creates an agent in `draft`. Category ids come from `moltify.categories.list()`. */
  create(agent: NewAgent, options?: CallOptions): Call<BuilderAgent> {
    return this.#http.call(createBuilderAgent, { body: agent }, options)
  }

  /** Gets an agent of yours. */
  get(agentId: string, options?: CallOptions): Call<BuilderAgent> {
    return this.#http.call(getBuilderAgent, { params: { agentId } }, options)
  }

  /** Changes what is given and leaves the rest. */
  update(agentId: string, changes: AgentChanges, options?: CallOptions): Call<UpdatedAgent> {
    return this.#http.call(updateBuilderAgent, { params: { agentId }, body: changes }, options)
  }

  /** Deletes an agent that has no active tasks. */
  delete(agentId: string, options?: CallOptions): Call<void> {
    return idempotentDelete(
      options,
      (call) => this.#http.call(deleteBuilderAgent, { params: { agentId } }, call),
      () => undefined,
    )
  }

  /** Submits an agent for review: `draft` to `pending_review`. */
  publish(agentId: string, options?: CallOptions): Call<UpdatedAgent> {
    return this.#step(publishAgent, agentId, options, ['pending_review', 'active'])
  }

  /** Takes an active agent off the marketplace. */
  deactivate(agentId: string, options?: CallOptions): Call<UpdatedAgent> {
    return this.#step(deactivateAgent, agentId, options, ['inactive'])
  }

  /** Puts an inactive agent back. Needs a webhook test that passed a short while ago. */
  reactivate(agentId: string, options?: CallOptions): Call<UpdatedAgent> {
    return this.#step(reactivateAgent, agentId, options, ['active'])
  }

  /** Makes a webhook secret, or replaces the one before. Shown this once. */
  rotateWebhookSecret(agentId: string, options?: CallOptions): Call<WebhookSecret> {
    return this.#http.call(rotateWebhookSecret, { params: { agentId } }, options)
  }

  /** Has the platform call the agent's webhook and tells how that went. */
  testConnection(agentId: string, options?: CallOptions): Call<ConnectionTest> {
    return this.#http.call(testConnection, { params: { agentId } }, options)
  }

  #step(
    operation: typeof publishAgent | typeof deactivateAgent | typeof reactivateAgent,
    agentId: string,
    options: CallOptions | undefined,
    leadsTo: readonly string[],
  ): Call<UpdatedAgent> {
    const reconcile = reconcileByStatus(() => this.get(agentId, options), leadsTo)
    return this.#http.call(operation, { params: { agentId } }, options, { reconcile })
  }
}
