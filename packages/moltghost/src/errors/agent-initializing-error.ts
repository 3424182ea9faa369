import { ApiError } from '@molt-sdk/core'

/**
 * The agent is starting and takes no calls yet. The platform says so with 202, a status of
 * success, or with 503. `waitUntilReady()` waits until it does.
 */
export class AgentInitializingError extends ApiError {
  static override readonly kind = 'AgentInitializingError'
  declare readonly name: 'AgentInitializingError'
}
