import type { Runtime } from '../kit/platform.ts'
import type { RateLimits } from '../kit/rate-limits.ts'
import { createRateLimits } from '../kit/rate-limits.ts'
import type { Accounts } from './accounts.ts'
import { createAccounts } from './accounts.ts'
import type { MoltInfraSettings, MoltInfraSettingsUpdate } from './settings.ts'
import { changeSettings, defaultSettings } from './settings.ts'
import type { AgentStore } from './store.ts'
import { createAgentStore } from './store.ts'

/** State that the routes of MoltInfra share. */
export interface State {
  readonly runtime: Runtime
  readonly settings: MoltInfraSettings
  readonly accounts: Accounts
  readonly store: AgentStore
  readonly limits: RateLimits
  /** Returns the settings of the start. */
  initialSettings(): MoltInfraSettings
}

export const createState = (runtime: Runtime, changes: MoltInfraSettingsUpdate): State => {
  const initialSettings = (): MoltInfraSettings => {
    const settings = defaultSettings()
    changeSettings(settings, changes)
    return settings
  }
  return {
    runtime,
    settings: initialSettings(),
    initialSettings,
    accounts: createAccounts(runtime.ids),
    store: createAgentStore(runtime.clock, runtime.ids),
    limits: createRateLimits(runtime.clock),
  }
}
