import type { SettingRule, SettingsUpdate } from '../kit/update-settings.ts'
import { milliseconds, trueOrFalse, updateSettings } from '../kit/update-settings.ts'
import type { MoltifyAssumptions } from './assumptions.ts'
import { assumptions, defaultAssumptions } from './assumptions.ts'

/** Settings that can be changed while the sandbox runs. */
export interface MoltifySettings {
  /** Whether rate limits apply. */
  rateLimits: boolean
  /** IP address of callers that send no `X-Sandbox-IP` header. */
  ip: string
  /**
   * Milliseconds of real time between reading a task and changing its status. Of several calls
   * within this time, one succeeds and the others fail as lost races.
   */
  transitionDelay: number
  /** Result of a webhook test. `'real'`: calls the agent. `'pass'` and `'fail'`: calls nothing. */
  connectionTest: 'real' | 'pass' | 'fail'
  /** Hosts that webhooks are sent to: loopback addresses only, or any host. */
  webhookHosts: 'loopback' | 'any'
  assumptions: MoltifyAssumptions
}

/** New values of settings. Those that are left out stay unchanged. */
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
  rateLimits: trueOrFalse,
  ip: [(value) => typeof value === 'string' && value !== '', 'a non-empty string'],
  transitionDelay: milliseconds,
  connectionTest: [
    (value) => ['real', 'pass', 'fail'].includes(value as string),
    '"real", "pass" or "fail"',
  ],
  webhookHosts: [(value) => ['loopback', 'any'].includes(value as string), '"loopback" or "any"'],
}

/** Updates the settings. Throws `RangeError` for an invalid name or value, and then changes none. */
export const changeSettings = (settings: MoltifySettings, changes: MoltifySettingsUpdate): void =>
  updateSettings(settings, changes, rules, assumptions)
