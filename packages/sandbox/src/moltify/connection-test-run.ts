import type { CallbackAction } from '@molt-sdk/contracts/moltify/agent-tasks/callback-action'

/** A test of a webhook whose agent has not answered yet. */
export interface ConnectionTestRun {
  readonly agentId: string
  /** Takes what the agent called back. */
  readonly onCallback: (action: CallbackAction['action']) => void
}
