/**
 * Scenarios to start a sandbox with: `createSandbox({ scenario: scenarios['busy-marketplace'] })`.
 *
 * @module
 */
import type { Scenario } from '../scenario/scenario.ts'
import agentInTrouble from './agent-in-trouble.json' with { type: 'json' }
import busyMarketplace from './busy-marketplace.json' with { type: 'json' }
import emptyAccount from './empty-account.json' with { type: 'json' }

/** The scenarios that the package contains, by name. */
export const scenarios: Readonly<
  Record<'empty-account' | 'busy-marketplace' | 'agent-in-trouble', Scenario>
> = {
  /** No money and no tasks: what a new user of each platform sees before the first call. */
  'empty-account': emptyAccount,
  /** Agents and tasks in every status, with money in escrow, a budget, reviews, messages and webhooks. */
  'busy-marketplace': busyMarketplace,
  /** Failing webhooks, a dispute, agents that have failed or restart, a used-up quota, and faults. */
  'agent-in-trouble': agentInTrouble,
}
