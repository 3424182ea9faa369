import { MoltInfra } from '@moltinfra/sdk'
import { probe as run } from './probe.mjs'

/**
 * Runs the probe in workerd, where no context manager is registered.
 *
 * @param {typeof import('../src/index.ts')} otel
 * @param {{ baseUrl: string, apiKey: string }} target
 */
export const probe = ({ telemetry }, target) => run({ telemetry, MoltInfra }, target)
