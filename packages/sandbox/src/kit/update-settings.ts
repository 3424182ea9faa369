import { isRecord } from '@molt-sdk/contracts/kernel'
import type { AssumptionTable } from './assumption.ts'
import { validateAssumptions } from './assumption.ts'

/** Whether a setting may have a value, and what it must be in words. */
export type SettingRule = readonly [fits: (value: unknown) => boolean, form: string]

interface Settings {
  readonly assumptions: object
}

/** Settings to change; those that are left out stay. */
export type SettingsUpdate<S extends Settings> = {
  readonly [Name in keyof Omit<S, 'assumptions'>]?: S[Name] | undefined
} & { readonly assumptions?: Partial<S['assumptions']> | undefined }

export const isNonNegativeInteger = (value: unknown): boolean =>
  Number.isInteger(value) && Number(value) >= 0

/** Changes the settings, or throws and changes none. */
export const updateSettings = <S extends Settings>(
  settings: S,
  changes: SettingsUpdate<S>,
  rules: Readonly<Record<Exclude<keyof S, 'assumptions'>, SettingRule>>,
  table: AssumptionTable,
): void => {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined)
  const { assumptions = {}, ...others } = Object.fromEntries(given) as Record<string, unknown>
  const allowed: Readonly<Record<string, SettingRule>> = {
    ...rules,
    assumptions: [isRecord, 'an object'],
  }
  for (const [name, value] of given) {
    const rule = Object.hasOwn(allowed, name) ? allowed[name] : undefined
    if (!rule) {
      const known = Object.keys(allowed).join(', ')
      throw new RangeError(`There is no setting ${JSON.stringify(name)}. Known: ${known}.`)
    }
    const [isValid, expected] = rule
    if (!isValid(value))
      throw new RangeError(`${name} must be ${expected}, not ${JSON.stringify(value)}.`)
  }
  validateAssumptions(table, assumptions as Readonly<Record<string, unknown>>)
  Object.assign(settings, others)
  Object.assign(settings.assumptions, assumptions)
}
