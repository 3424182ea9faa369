import { isRecord } from '@molt-sdk/contracts/kernel'
import { unknownNameMessage } from './kit/unknown-name-message.ts'
import type { SettingRule } from './kit/update-settings.ts'
import { nonNegativeInteger, trueOrFalse } from './kit/update-settings.ts'
import type { SandboxOptions } from './sandbox.ts'

const isText = (value: unknown): boolean => typeof value === 'string' && value !== ''

const isFunction = (value: unknown): boolean => typeof value === 'function'

/** A rule for each option: one that is missing does not compile. */
export type OptionRules<Options> = { readonly [Name in keyof Required<Options>]: SettingRule }

const settings: SettingRule = [isRecord, 'an object']

const rules: OptionRules<SandboxOptions> = {
  seed: [(value) => isText(value) || Number.isFinite(value), 'a non-empty string or a number'],
  scenario: [isRecord, 'a scenario, such as saveScenario() returns'],
  // Checked by the clock.
  now: [(value) => value !== null, 'an ISO 8601 string, a Date, or milliseconds since 1970'],
  origin: [
    (value) => isText(value) && URL.canParse(`${value}`) && new URL(`${value}`).origin === value,
    'an origin such as "https://sandbox.test"',
  ],
  // The names are checked where they are used.
  allowedHosts: [Array.isArray, 'an array of host names'],
  checkResponses: trueOrFalse,
  record: trueOrFalse,
  webhookFetch: [isFunction, 'a function'],
  moltinfra: settings,
  moltify: settings,
  moltbotden: settings,
  moltghost: settings,
}

/** Options of a platform that are no settings: `updateSettings` checks the others. */
const platformRules: Readonly<Record<string, Readonly<Record<string, SettingRule>>>> = {
  moltinfra: {
    agents: [
      (value) => Array.isArray(value) || nonNegativeInteger[0](value),
      'a non-negative integer or an array of agents',
    ],
  },
  moltify: { deposit: nonNegativeInteger },
  moltbotden: { invites: nonNegativeInteger },
  moltghost: {
    agents: [Array.isArray, 'an array of agents'],
    reply: [isFunction, 'a function'],
  },
}

/** Throws `RangeError` for an option of a sandbox with an unknown name or an invalid value. */
export const validateOptions = <Options extends SandboxOptions>(
  options: Options,
  ownRules?: OptionRules<Omit<Options, keyof SandboxOptions>>,
): void => {
  if (!isRecord(options)) {
    throw new RangeError('The options of a sandbox must be an object such as { seed: 7 }.')
  }
  const allRules: Readonly<Record<string, SettingRule>> = { ...rules, ...ownRules }
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue
    const rule = Object.hasOwn(allRules, name) ? allRules[name] : undefined
    if (!rule) throw new RangeError(unknownNameMessage('option', name, Object.keys(allRules)))
    check(name, value, rule)
    for (const [own, ownRule] of Object.entries(platformRules[name] ?? {})) {
      const ownValue = (value as Readonly<Record<string, unknown>>)[own]
      if (ownValue !== undefined) check(`${name}.${own}`, ownValue, ownRule)
    }
  }
}

const check = (name: string, value: unknown, [isValid, expected]: SettingRule): void => {
  if (isValid(value)) return
  const got = typeof value === 'string' ? JSON.stringify(value) : String(value)
  throw new RangeError(`${name} must be ${expected}, got ${isRecord(value) ? 'an object' : got}.`)
}
