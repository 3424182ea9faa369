import { isRecord } from '@molt-sdk/contracts/kernel'
import type { Assumptions } from './assumptions.ts'
import { checkAssumptions, defaultAssumptions } from './assumptions.ts'

/** Calls a minute: a documented tier, or a number of your own. */
export type Tier = 'standard' | 'pro' | 'enterprise' | number

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
  assumptions: Assumptions
}

/** Settings to change; those that are left out stay. */
export type MoltInfraChanges = {
  readonly [Name in keyof Omit<MoltInfraSettings, 'assumptions'>]?:
    | MoltInfraSettings[Name]
    | undefined
} & { readonly assumptions?: Partial<Assumptions> | undefined }

export const defaultSettings = (): MoltInfraSettings => ({
  tokenPace: 4,
  streamEndpoint: 'on',
  modelError: false,
  agentQuota: 100,
  concurrentMessages: 10,
  assumptions: defaultAssumptions(),
})

const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0

const allowed: Readonly<
  Record<keyof MoltInfraSettings, readonly [(value: unknown) => boolean, string]>
> = {
  tokenPace: [(value) => Number.isFinite(value) && Number(value) >= 0, 'milliseconds from 0 on'],
  streamEndpoint: [(value) => ['on', 404, 405].includes(value as string), "'on', 404 or 405"],
  modelError: [
    (value) =>
      typeof value === 'boolean' || isCount((value as { afterTokens?: unknown })?.afterTokens),
    'true, false or { afterTokens: <whole number> }',
  ],
  agentQuota: [isCount, 'a whole number from 0 on'],
  concurrentMessages: [isCount, 'a whole number from 0 on'],
  assumptions: [isRecord, 'an object'],
}

/** Changes the settings, or throws and changes none. */
export const changeSettings = (settings: MoltInfraSettings, changes: MoltInfraChanges): void => {
  const { assumptions = {}, ...others } = changes
  const given = Object.fromEntries(
    Object.entries(others).filter(([, value]) => value !== undefined),
  )
  for (const [name, value] of Object.entries({ ...given, assumptions })) {
    const rule = allowed[name as keyof MoltInfraSettings]
    if (!rule) {
      const known = Object.keys(allowed).join(', ')
      throw new RangeError(`There is no setting ${JSON.stringify(name)}. Known: ${known}.`)
    }
    const [fits, form] = rule
    if (!fits(value)) throw new RangeError(`${name} must be ${form}, not ${JSON.stringify(value)}.`)
  }
  checkAssumptions(assumptions)
  Object.assign(settings, given)
  Object.assign(settings.assumptions, assumptions)
}
