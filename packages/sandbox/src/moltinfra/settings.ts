import type { SettingRule, SettingsUpdate } from '../kit/update-settings.ts'
import { updateSettings as change, isNonNegativeInteger } from '../kit/update-settings.ts'
import type { MoltInfraAssumptions } from './assumptions.ts'
import { assumptions, defaultAssumptions } from './assumptions.ts'

/** Calls a minute: a documented tier, or a number of your own. */
export type MoltInfraTier = 'standard' | 'pro' | 'enterprise' | number

/** What can be switched while the sandbox runs. */
export interface MoltInfraSettings {
  /** Milliseconds of real time that each token of a reply takes; 0 for no wait at all. */
  tokenPace: number
  /** `'on'`, or the status with which `POST /agents/{agentId}/messages/stream` is missing. */
  streamEndpoint: 'on' | 404 | 405
  /**
   * Whether the model fails. `true`: MODEL_ERROR at once. `{ afterTokens }`: streams break off with
   * an error frame after so many tokens, plain messages fail at once.
   */
  modelError: boolean | { readonly afterTokens: number }
  /** Agents that an account may have. */
  agentQuota: number
  /** Messages that an agent takes at a time. */
  concurrentMessages: number
  assumptions: MoltInfraAssumptions
}

/** Settings to change; those that are left out stay. */
export type MoltInfraSettingsUpdate = SettingsUpdate<MoltInfraSettings>

export const defaultSettings = (): MoltInfraSettings => ({
  tokenPace: 4,
  streamEndpoint: 'on',
  modelError: false,
  agentQuota: 100,
  concurrentMessages: 10,
  assumptions: defaultAssumptions(),
})

const rules: Readonly<Record<keyof Omit<MoltInfraSettings, 'assumptions'>, SettingRule>> = {
  tokenPace: [(value) => Number.isFinite(value) && Number(value) >= 0, 'milliseconds from 0 on'],
  streamEndpoint: [(value) => ['on', 404, 405].includes(value as string), "'on', 404 or 405"],
  modelError: [
    (value) =>
      typeof value === 'boolean' ||
      isNonNegativeInteger((value as { afterTokens?: unknown })?.afterTokens),
    'true, false or { afterTokens: <whole number> }',
  ],
  agentQuota: [isNonNegativeInteger, 'a whole number from 0 on'],
  concurrentMessages: [isNonNegativeInteger, 'a whole number from 0 on'],
}

/** Changes the settings, or throws and changes none. */
export const changeSettings = (
  settings: MoltInfraSettings,
  changes: MoltInfraSettingsUpdate,
): void => change(settings, changes, rules, assumptions)
