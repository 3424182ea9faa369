/**
 * OpenTelemetry for the Molt clients: a middleware that records spans and metrics.
 *
 * @module
 */
export type { Propagate, TelemetryOptions } from './options.ts'
export { telemetry } from './telemetry.ts'
