import { ApiError } from '@molt-sdk/core'

/** The agent is paused. No waiting helps: somebody has to start it. */
export class AgentPausedError extends ApiError {
  static override readonly kind = 'AgentPausedError'
  declare readonly name: 'AgentPausedError'
}
