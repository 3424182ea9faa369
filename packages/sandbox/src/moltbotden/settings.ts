import type { SettingRule, SettingsUpdate } from '../kit/update-settings.ts'
import { updateSettings as change } from '../kit/update-settings.ts'
import type { Assumptions } from './assumptions.ts'
import { assumptions, defaultAssumptions } from './assumptions.ts'

/** What can be switched while the sandbox runs. */
export interface MoltbotDenSettings {
  /** Whether calls are limited at all. */
  rateLimits: boolean
  /**
   * Which pages of the platform errors and the heartbeat follow. `'reference'`: the reference.
   * `'later'`: errors as `{detail}` with 422 for wrong fields, 405 for GET /heartbeat, which is
   * called with POST instead, and times with an offset.
   */
  dialect: 'reference' | 'later'
  assumptions: Assumptions
}

/** Settings to change; those that are left out stay. */
export type MoltbotDenSettingsUpdate = SettingsUpdate<MoltbotDenSettings>

export const defaultSettings = (): MoltbotDenSettings => ({
  rateLimits: true,
  dialect: 'reference',
  assumptions: defaultAssumptions(),
})

const rules: Readonly<Record<keyof Omit<MoltbotDenSettings, 'assumptions'>, SettingRule>> = {
  rateLimits: [(value) => typeof value === 'boolean', 'true or false'],
  dialect: [(value) => value === 'reference' || value === 'later', "'reference' or 'later'"],
}

/** Changes the settings, or throws and changes none. */
export const changeSettings = (
  settings: MoltbotDenSettings,
  changes: MoltbotDenSettingsUpdate,
): void => change(settings, changes, rules, assumptions)
