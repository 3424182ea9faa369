import type { SettingRule, SettingsUpdate } from '../kit/update-settings.ts'
import {
  milliseconds,
  modelErrorRule,
  nonNegativeInteger,
  trueOrFalse,
  updateSettings,
} from '../kit/update-settings.ts'
import type { MoltInfraAssumptions } from './assumptions.ts'
import { assumptions, defaultAssumptions } from './assumptions.ts'

/** Rate limit of an account: a documented tier, or a number of requests per minute. */
export type MoltInfraTier = 'standard' | 'pro' | 'enterprise' | number

/** Settings that can be changed while the sandbox runs. */
export interface MoltInfraSettings {
  /** Whether rate limits apply. */
  rateLimits: boolean
  /** Delay per reply token, in milliseconds of real time. 0 for no delay. */
  tokenPace: number
  /** `'on'`, or the status that `POST /agents/{agentId}/messages/stream` returns as a missing route. */
  streamEndpoint: 'on' | 404 | 405
  /**
   * Whether the model fails. `true`: every message fails with MODEL_ERROR. `{ afterTokens }`: streams
   * end with an error event after that many tokens; messages without a stream fail immediately.
   */
  modelError: boolean | { readonly afterTokens: number }
  /** Maximum number of agents of an account. */
  agentQuota: number
  /** Maximum number of messages that an agent handles at the same time. */
  concurrentMessages: number
  assumptions: MoltInfraAssumptions
}

/** New values of settings. Those that are left out stay unchanged. */
export type MoltInfraSettingsUpdate = SettingsUpdate<MoltInfraSettings>

export const defaultSettings = (): MoltInfraSettings => ({
  rateLimits: true,
  tokenPace: 4,
  streamEndpoint: 'on',
  modelError: false,
  agentQuota: 100,
  concurrentMessages: 10,
  assumptions: defaultAssumptions(),
})

const rules: Readonly<Record<keyof Omit<MoltInfraSettings, 'assumptions'>, SettingRule>> = {
  rateLimits: trueOrFalse,
  tokenPace: milliseconds,
  streamEndpoint: [(value) => ['on', 404, 405].includes(value as string), '"on", 404 or 405'],
  modelError: modelErrorRule,
  agentQuota: nonNegativeInteger,
  concurrentMessages: nonNegativeInteger,
}

/** Updates the settings. Throws `RangeError` for an invalid name or value, and then changes none. */
export const changeSettings = (
  settings: MoltInfraSettings,
  changes: MoltInfraSettingsUpdate,
): void => updateSettings(settings, changes, rules, assumptions)
