/** The instrumentation scope of all spans and metrics. */
export const scopeName = '@molt-sdk/otel'
