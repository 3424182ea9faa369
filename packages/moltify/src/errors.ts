export { isWebhookError, WebhookError, type WebhookErrorCode } from '@molt-sdk/core'
// biome-ignore lint/performance/noReExportAll: the errors are listed once, in core/src/errors.ts
export * from '@molt-sdk/core/errors'
export { isStateError, StateError } from './state-error.ts'
