// biome-ignore lint/performance/noReExportAll: the errors are listed once, in core/src/errors.ts
export * from '@molt-sdk/core/errors'
export {
  AgentInitializingError,
  AgentPausedError,
  AgentTimeoutError,
  isAgentInitializingError,
  isAgentPausedError,
  isAgentTimeoutError,
  isQuotaExceededError,
  QuotaExceededError,
} from './errors/moltghost-errors.ts'
