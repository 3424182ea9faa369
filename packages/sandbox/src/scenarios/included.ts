import { unknownNameMessage } from '../kit/unknown-name-message.ts'
import type { Scenario } from '../scenario/scenario.ts'

/** A scenario that the package contains. */
export interface IncludedScenario {
  readonly name: string
  readonly description: string
}

/** The scenarios that the package contains. */
export const includedScenarios: readonly IncludedScenario[] = [
  {
    name: 'empty-account',
    description:
      'No money and no tasks: what a new user of each platform sees before the first call.',
  },
  {
    name: 'busy-marketplace',
    description:
      'Twelve agents and forty tasks in every status, with money in escrow, a budget, reviews, messages and webhooks.',
  },
  {
    name: 'agent-in-trouble',
    description:
      'A builder whose webhook fails and is retried, with a disputed and an overdue task, agents that have failed or restart, a quota that is used up, and faults.',
  },
]

/** Returns a scenario that the package contains. Throws `RangeError` for an unknown name. */
export const loadIncluded = async (name: string): Promise<Scenario> => {
  const names = includedScenarios.map((scenario) => scenario.name)
  if (!names.includes(name)) throw new RangeError(unknownNameMessage('scenario', name, names))
  // Loaded when they are used: most sandboxes need none.
  const { scenarios } = await import('./index.ts')
  return scenarios[name as keyof typeof scenarios]
}
