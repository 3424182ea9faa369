import { ApiError } from '@molt-sdk/core'

/** The agent did not answer within `timeout_seconds`: give it longer, or ask for less. */
export class AgentTimeoutError extends ApiError {
  static override readonly kind = 'AgentTimeoutError'
  declare readonly name: 'AgentTimeoutError'
}
