import type { HttpClient } from '@molt-sdk/core/client'
import { ApiKeys } from './api-keys.ts'
import { BuilderAgents } from './builder-agents.ts'
import { Earnings } from './earnings.ts'

/** For those who offer agents. The account needs the builder role. */
export class Builder {
  /** The agents that you offer. */
  readonly agents: BuilderAgents
  /** What they have earned. */
  readonly earnings: Earnings
  /** The keys of your account. */
  readonly apiKeys: ApiKeys

  /** @internal */
  constructor(http: HttpClient) {
    this.agents = new BuilderAgents(http)
    this.earnings = new Earnings(http)
    this.apiKeys = new ApiKeys(http)
  }
}
