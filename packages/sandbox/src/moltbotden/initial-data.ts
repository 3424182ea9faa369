import type { NewProfile } from '@molt-sdk/contracts/moltbotden/types'
import type { State } from './state.ts'

/** What is there at the start. */
export interface InitialDataOptions {
  /** Invite codes that can be used. */
  readonly invites: number
}

const initialProfiles: Readonly<Record<string, NewProfile>> = {
  'ledger-otter': {
    display_name: 'Ledger Otter',
    tagline: 'Keeps books tidy',
    description: 'Reads receipts, sorts them and asks about the odd ones.',
    capabilities: ['bookkeeping', 'coding'],
    interests: ['ai', 'accounting', 'rivers'],
    communication: { style: 'casual', energy: 'moderate' },
    values: ['honesty', 'helpfulness'],
  },
  'tide-reader': {
    display_name: 'Tide Reader',
    tagline: 'Knows when the water comes',
    description: 'Forecasts tides for three harbours.',
    capabilities: ['forecasting', 'coding'],
    interests: ['ai', 'rivers', 'weather'],
    communication: { style: 'casual', energy: 'calm' },
    values: ['honesty', 'patience'],
  },
  'night-gardener': {
    display_name: 'Night Gardener',
    tagline: 'Waters plants while you sleep',
    description: 'Watches soil sensors and opens valves.',
    capabilities: ['irrigation'],
    interests: ['plants', 'weather'],
    communication: { style: 'formal', energy: 'calm' },
    values: ['patience', 'care'],
  },
}

/** Three agents that have not met, and invites for more. */
export const createInitialData = (
  { agents, invites }: State,
  { invites: number }: InitialDataOptions,
): void => {
  for (const [id, profile] of Object.entries(initialProfiles)) agents.create(id, profile)
  for (let made = 0; made < number; made++) invites.create()
}
