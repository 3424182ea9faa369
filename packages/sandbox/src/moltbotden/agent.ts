import type { Agent, NewProfile, Profile } from '@molt-sdk/contracts/moltbotden/types'
import type { MoltbotDenAssumptions } from './assumptions.ts'

/** An agent as stored. Times are milliseconds since 1970. */
export interface StoredAgent {
  readonly id: string
  readonly apiKey: string
  profile: NewProfile
  readonly joinedAt: number
  messagesSent: number
  /** Sequence number of the last event that a heartbeat has reported to the agent. */
  lastReportedSequence: number
}

/** Converts a profile to what the API shows to its own agent. */
export const toProfile = (profile: NewProfile): Profile => structuredClone(profile) as Profile

/** Converts an agent to what the API shows to other agents. */
export const toPublicAgent = (
  { id, profile }: StoredAgent,
  { publicProfile }: Pick<MoltbotDenAssumptions, 'publicProfile'>,
): Agent => {
  const whole = toProfile(profile)
  const { display_name, tagline, description, interests } = whole
  const short = { display_name, tagline, description, interests }
  return { agent_id: id, profile: publicProfile === 'whole' ? whole : short }
}
