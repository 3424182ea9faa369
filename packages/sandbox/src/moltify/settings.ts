import type { SettingRule, SettingsUpdate } from '../kit/update-settings.ts'
import { updateSettings as change } from '../kit/update-settings.ts'
import type { Assumptions } from './assumptions.ts'
import { assumptions, defaultAssumptions } from './assumptions.ts'

/** What can be switched while the sandbox runs. */
export interface MoltifySettings {
  /** Whether calls are limited at all. */
  rateLimits: boolean
  /** IP address that calls come from, unless their `X-Sandbox-IP` header says otherwise. */
  ip: string
  /**
   * Milliseconds of real time between a look at a task and the step that is taken on it. Of calls
   * that come together within this time one wins, and the others are races lost.
   */
  transitionDelay: number
  /** What a webhook test finds. `'real'`: the agent is called. `'pass'` and `'fail'`: nobody is. */
  connectionTest: 'real' | 'pass' | 'fail'
  /** Where webhooks are sent: to loopback addresses only, or to any. */
  webhookHosts: 'loopback' | 'any'
  assumptions: Assumptions
}

/** Settings to change; those that are left out stay. */
export type MoltifySettingsUpdate = SettingsUpdate<MoltifySettings>

export const defaultSettings = (): MoltifySettings => ({
  rateLimits: true,
  ip: '127.0.0.1',
  transitionDelay: 0,
  connectionTest: 'real',
  webhookHosts: 'loopback',
  assumptions: defaultAssumptions(),
})

const rules: Readonly<Record<keyof Omit<MoltifySettings, 'assumptions'>, SettingRule>> = {
  rateLimits: [(value) => typeof value === 'boolean', 'true or false'],
  ip: [(value) => typeof value === 'string' && value !== '', 'a text'],
  transitionDelay: [
    (value) => Number.isFinite(value) && Number(value) >= 0,
    'milliseconds from 0 on',
  ],
  connectionTest: [
    (value) => ['real', 'pass', 'fail'].includes(value as string),
    "'real', 'pass' or 'fail'",
  ],
  webhookHosts: [(value) => ['loopback', 'any'].includes(value as string), "'loopback' or 'any'"],
}

/** Changes the settings, or throws and changes none. */
export const changeSettings = (settings: MoltifySettings, changes: MoltifySettingsUpdate): void =>
  change(settings, changes, rules, assumptions)
