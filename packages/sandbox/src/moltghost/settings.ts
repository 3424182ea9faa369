import type { SettingRule, SettingsUpdate } from '../kit/update-settings.ts'
import {
  milliseconds,
  modelErrorRule,
  nonNegativeInteger,
  updateSettings,
} from '../kit/update-settings.ts'
import type { MoltGhostAssumptions } from './assumptions.ts'
import { assumptions, defaultAssumptions } from './assumptions.ts'

/** Settings that can be changed while the sandbox runs. */
export interface MoltGhostSettings {
  /** Delay per reply token, in milliseconds of real time. 0 for no delay. */
  tokenPace: number
  /** Maximum number of requests per minute and agent. */
  requestsPerMinute: number
  /** Maximum number of tokens per month and agent. */
  monthlyTokens: number
  /** Milliseconds until a started agent is running, by the sandbox's clock. */
  startDelay: number
  /** Milliseconds until a restarted agent is running, by the sandbox's clock. */
  restartDelay: number
  /**
   * Whether the model fails. `true`: every request fails with internal_error. `{ afterTokens }`:
   * streams and sockets end with an error after that many tokens; requests without a stream fail
   * immediately.
   */
  modelError: boolean | { readonly afterTokens: number }
  assumptions: MoltGhostAssumptions
}

/** New values of settings. Those that are left out stay unchanged. */
export type MoltGhostSettingsUpdate = SettingsUpdate<MoltGhostSettings>

export const defaultSettings = (): MoltGhostSettings => ({
  tokenPace: 4,
  requestsPerMinute: 100,
  monthlyTokens: 1_000_000,
  startDelay: 0,
  restartDelay: 5000,
  modelError: false,
  assumptions: defaultAssumptions(),
})

const rules: Readonly<Record<keyof Omit<MoltGhostSettings, 'assumptions'>, SettingRule>> = {
  tokenPace: milliseconds,
  requestsPerMinute: nonNegativeInteger,
  monthlyTokens: nonNegativeInteger,
  startDelay: nonNegativeInteger,
  restartDelay: nonNegativeInteger,
  modelError: modelErrorRule,
}

/** Updates the settings. Throws `RangeError` for an invalid name or value, and then changes none. */
export const changeSettings = (
  settings: MoltGhostSettings,
  changes: MoltGhostSettingsUpdate,
): void => updateSettings(settings, changes, rules, assumptions)
