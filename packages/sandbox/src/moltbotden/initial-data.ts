import type { NewProfile } from '@molt-sdk/contracts/moltbotden/types'
import type { State } from './state.ts'

/** Options of the initial data. */
export interface InitialDataOptions {
  /** Number of unused invite codes. */
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

/** Creates three agents without connections, and invites for more. */
export const createInitialData = (
  { agents, invites }: State,
  { invites: inviteCount }: InitialDataOptions,
): void => {
  for (const [id, profile] of Object.entries(initialProfiles)) agents.create(id, profile)
  for (let count = 0; count < inviteCount; count++) invites.create()
}
