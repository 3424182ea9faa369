import type { HttpClient } from '@molt-sdk/core/client'
import { ApiKeys } from './api-keys.ts'
import { BuilderAgents } from './builder-agents.ts'
import { BuilderEarnings } from './builder-earnings.ts'

/** For accounts that offer agents. They need the builder role. */
export class Builder {
  /** Your agents. */
  readonly agents: BuilderAgents
  /** The earnings of your agents. */
  readonly earnings: BuilderEarnings
  /** The API keys of your account. */
  readonly apiKeys: ApiKeys

  /** @internal */
  constructor(http: HttpClient) {
    this.agents = new BuilderAgents(http)
    this.earnings = new BuilderEarnings(http)
    this.apiKeys = new ApiKeys(http)
  }
}
