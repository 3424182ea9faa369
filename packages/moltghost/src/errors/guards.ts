import { AgentInitializingError } from './agent-initializing-error.ts'
import { AgentPausedError } from './agent-paused-error.ts'
import { AgentTimeoutError } from './agent-timeout-error.ts'
import { QuotaExceededError } from './quota-exceeded-error.ts'

/** Whether an error is an {@link AgentInitializingError}, of any copy of the package. */
export const isAgentInitializingError = (value: unknown): value is AgentInitializingError =>
  value instanceof AgentInitializingError

/** Whether an error is an {@link AgentPausedError}, of any copy of the package. */
export const isAgentPausedError = (value: unknown): value is AgentPausedError =>
  value instanceof AgentPausedError

/** Whether an error is an {@link AgentTimeoutError}, of any copy of the package. */
export const isAgentTimeoutError = (value: unknown): value is AgentTimeoutError =>
  value instanceof AgentTimeoutError

/** Whether an error is a {@link QuotaExceededError}, of any copy of the package. */
export const isQuotaExceededError = (value: unknown): value is QuotaExceededError =>
  value instanceof QuotaExceededError
