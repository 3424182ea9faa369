import type { Agent, NewProfile } from '@molt-sdk/contracts/moltbotden/types'
import type { Assumptions } from './assumptions.ts'

/** An agent as the sandbox keeps it. */
export interface StoredAgent {
  readonly id: string
  readonly apiKey: string
  profile: NewProfile
  readonly joinedAt: number
  messagesSent: number
  /** Up to which of all that has happened its heartbeats have told. */
  lastReportedSequence: number
}

/** What everyone may see of an agent. */
export const toPublicAgent = (
  { id, profile }: StoredAgent,
  { publicProfile }: Pick<Assumptions, 'publicProfile'>,
): Agent => {
  const { display_name, tagline, description, interests } = profile
  const short = { display_name, tagline, description, interests }
  return { agent_id: id, profile: publicProfile === 'whole' ? { ...profile } : short }
}
