import { isRecord } from '@molt-sdk/contracts/kernel'
import type { AssumptionTable } from './assumption.ts'
import { validateAssumptions } from './assumption.ts'
import { unknownNameMessage } from './unknown-name-message.ts'

export const isNonNegativeInteger = (value: unknown): boolean =>
  Number.isInteger(value) && Number(value) >= 0

/** A check of a setting's value, and the end of the sentence "… must be …" for the error. */
export type SettingRule = readonly [isValid: (value: unknown) => boolean, expected: string]

export const nonNegativeInteger: SettingRule = [isNonNegativeInteger, 'a non-negative integer']

export const milliseconds: SettingRule = [
  (value) => Number.isFinite(value) && Number(value) >= 0,
  'a non-negative number of milliseconds',
]

export const trueOrFalse: SettingRule = [(value) => typeof value === 'boolean', 'true or false']

/** The model's failure as MoltInfra and MoltGhost take it. */
export const modelErrorRule: SettingRule = [
  (value) =>
    typeof value === 'boolean' ||
    isNonNegativeInteger((value as { afterTokens?: unknown })?.afterTokens),
  'true, false or { afterTokens: <non-negative integer> }',
]

interface Settings {
  readonly assumptions: object
}

/** New values of settings. Those that are left out stay unchanged. */
export type SettingsUpdate<S extends Settings> = {
  readonly [Name in keyof Omit<S, 'assumptions'>]?: S[Name] | undefined
} & { readonly assumptions?: Partial<S['assumptions']> | undefined }

/** Updates the settings. Throws `RangeError` for an invalid name or value, and then changes none. */
export const updateSettings = <S extends Settings>(
  settings: S,
  changes: SettingsUpdate<S>,
  rules: Readonly<Record<Exclude<keyof S, 'assumptions'>, SettingRule>>,
  assumptionTable: AssumptionTable,
): void => {
  const defined = Object.entries(changes).filter(([, value]) => value !== undefined)
  const { assumptions = {}, ...others } = Object.fromEntries(defined) as Record<string, unknown>
  const allowed: Readonly<Record<string, SettingRule>> = {
    ...rules,
    assumptions: [isRecord, 'an object'],
  }
  for (const [name, value] of defined) {
    const rule = Object.hasOwn(allowed, name) ? allowed[name] : undefined
    if (!rule) throw new RangeError(unknownNameMessage('setting', name, Object.keys(allowed)))
    const [isValid, expected] = rule
    if (!isValid(value))
      throw new RangeError(`${name} must be ${expected}, got ${JSON.stringify(value)}.`)
  }
  validateAssumptions(assumptionTable, assumptions as Readonly<Record<string, unknown>>)
  Object.assign(settings, others)
  Object.assign(settings.assumptions, assumptions)
}
