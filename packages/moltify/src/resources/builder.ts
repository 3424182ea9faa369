import type { HttpClient } from '@molt-sdk/core/client'
import { ApiKeys } from './api-keys.ts'
import { BuilderAgents } from './builder-agents.ts'
import { Earnings } from './earnings.ts'

/** For accounts that offer agents. They need the builder role. */
export class Builder {
  /** Your agents. */
  readonly agents: BuilderAgents
  /** The earnings of your agents. */
  readonly earnings: Earnings
  /** The API keys of your account. */
  readonly apiKeys: ApiKeys

  /** @internal */
  constructor(http: HttpClient) {
    this.agents = new BuilderAgents(http)
    this.earnings = new Earnings(http)
    this.apiKeys = new ApiKeys(http)
  }
}
