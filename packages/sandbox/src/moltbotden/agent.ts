import type { Agent, NewProfile } from '@molt-sdk/contracts/moltbotden/types'
import type { Assumptions } from './assumptions.ts'

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

/** Converts an agent to what the API shows to other agents. */
export const toPublicAgent = (
  { id, profile }: StoredAgent,
  { publicProfile }: Pick<Assumptions, 'publicProfile'>,
): Agent => {
  const { display_name, tagline, description, interests } = profile
  const shortProfile = { display_name, tagline, description, interests }
  return { agent_id: id, profile: publicProfile === 'whole' ? { ...profile } : shortProfile }
}
