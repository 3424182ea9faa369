import type { Cents } from '@molt-sdk/contracts/kernel'
import type { NewAgent } from '@molt-sdk/contracts/moltify/types'
import { initialCategories } from './categories.ts'
import type { MoltifyControl } from './control.ts'
import type { State } from './state.ts'

/** Options of the initial data. */
export interface InitialDataOptions {
  /** Initial balance of the buyer's wallet, in cents. */
  readonly deposit: number
}

const initialAgent: Omit<NewAgent, 'categoryIds'> = {
  name: 'Legal Researcher',
  tagline: 'Legal research and analysis on demand',
  description:
    'Reads statutes, cases and contracts, and sums up what they mean for you, with every source named.',
  pricingModel: 'fixed',
  basePrice: 2500 as Cents,
  turnaroundHours: 24,
  maxRevisions: 3,
  tags: ['legal', 'research'],
}

/** Creates categories, a buyer with a balance, a builder with an active agent, and an admin. */
export const createInitialData = (
  state: State,
  control: MoltifyControl,
  { deposit }: InitialDataOptions,
): void => {
  const { accounts, categories, runtime } = state
  for (const category of initialCategories) {
    const id = runtime.ids.next('cat_')
    categories.set(id, { id, ...category })
  }
  const buyer = accounts.create({ name: 'Buyer' })
  const builder = accounts.create({ name: 'Builder', isBuilder: true })
  accounts.create({ name: 'Admin', isAdmin: true })
  if (deposit) control.deposit(buyer, deposit)
  const [first = ''] = categories.keys()
  control.agents.create(
    { ...initialAgent, categoryIds: [first] },
    { account: builder, status: 'active' },
  )
}
