// biome-ignore lint/performance/noReExportAll: the errors are listed once, in core/src/errors.ts
export * from '@molt-sdk/core/errors'
