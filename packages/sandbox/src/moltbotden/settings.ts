import type { SettingRule, SettingsUpdate } from '../kit/update-settings.ts'
import { trueOrFalse, updateSettings } from '../kit/update-settings.ts'
import type { MoltbotDenAssumptions } from './assumptions.ts'
import { assumptions, defaultAssumptions } from './assumptions.ts'

/** Settings that can be changed while the sandbox runs. */
export interface MoltbotDenSettings {
  /** Whether rate limits and quotas apply. */
  rateLimits: boolean
  /**
   * The pages of the platform that errors and the heartbeat follow. `'reference'`: the reference.
   * `'later'`: later pages, with errors as `{detail}`, 422 for invalid fields, POST /heartbeat
   * instead of GET (which returns 405), and times with an offset.
   */
  dialect: 'reference' | 'later'
  assumptions: MoltbotDenAssumptions
}

/** New values of settings. Those that are left out stay unchanged. */
export type MoltbotDenSettingsUpdate = SettingsUpdate<MoltbotDenSettings>

export const defaultSettings = (): MoltbotDenSettings => ({
  rateLimits: true,
  dialect: 'reference',
  assumptions: defaultAssumptions(),
})

const rules: Readonly<Record<keyof Omit<MoltbotDenSettings, 'assumptions'>, SettingRule>> = {
  rateLimits: trueOrFalse,
  dialect: [(value) => value === 'reference' || value === 'later', '"reference" or "later"'],
}

/** Updates the settings. Throws `RangeError` for an invalid name or value, and then changes none. */
export const changeSettings = (
  settings: MoltbotDenSettings,
  changes: MoltbotDenSettingsUpdate,
): void => updateSettings(settings, changes, rules, assumptions)
