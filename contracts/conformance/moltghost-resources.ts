import type { moltghost } from '@molt-sdk/contracts/moltghost'
import type { MoltGhostAgent } from '@moltghost/sdk'
import type { CaseTable } from './subject.ts'

/** Clients of one agent, in the platform's format and in OpenAI's. */
export interface AgentClients {
  readonly agent: MoltGhostAgent
  readonly openAi: MoltGhostAgent
}

export type MoltGhostCases = CaseTable<AgentClients, typeof moltghost>
