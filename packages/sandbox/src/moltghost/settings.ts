import type { SettingRule, SettingsUpdate } from '../kit/update-settings.ts'
import { updateSettings as change, isNonNegativeInteger } from '../kit/update-settings.ts'
import type { Assumptions } from './assumptions.ts'
import { assumptions, defaultAssumptions } from './assumptions.ts'

/** What can be switched while the sandbox runs. */
export interface MoltGhostSettings {
  /** Milliseconds of real time that each token of a reply takes; 0 for no wait at all. */
  tokenPace: number
  /** Calls a minute that an agent takes. */
  requestsPerMinute: number
  /** Tokens a month that an agent may use. */
  monthlyTokens: number
  /** Milliseconds that an agent takes to start, by the sandbox's clock. */
  startDelay: number
  /** Milliseconds that an agent takes to restart, by the sandbox's clock. */
  restartDelay: number
  /**
   * Whether the model fails. `true`: internal_error at once. `{ afterTokens }`: streams and sockets
   * break off with an error after so many tokens, whole answers fail at once.
   */
  modelError: boolean | { readonly afterTokens: number }
  assumptions: Assumptions
}

/** Settings to change; those that are left out stay. */
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

const count = 'a whole number from 0 on'

const rules: Readonly<Record<keyof Omit<MoltGhostSettings, 'assumptions'>, SettingRule>> = {
  tokenPace: [(value) => Number.isFinite(value) && Number(value) >= 0, 'milliseconds from 0 on'],
  requestsPerMinute: [isNonNegativeInteger, count],
  monthlyTokens: [isNonNegativeInteger, count],
  startDelay: [isNonNegativeInteger, count],
  restartDelay: [isNonNegativeInteger, count],
  modelError: [
    (value) =>
      typeof value === 'boolean' ||
      isNonNegativeInteger((value as { afterTokens?: unknown })?.afterTokens),
    'true, false or { afterTokens: <whole number> }',
  ],
}

/** Changes the settings, or throws and changes none. */
export const changeSettings = (
  settings: MoltGhostSettings,
  changes: MoltGhostSettingsUpdate,
): void => change(settings, changes, rules, assumptions)
