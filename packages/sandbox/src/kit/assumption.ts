import { unknownNameMessage } from './unknown-name-message.ts'

/** A behavior that a platform's documents leave open, the value that the sandbox uses, and why. */
export interface Assumption<Value> {
  readonly value: Value
  /** The allowed values, including `value`. A number without choices is any non-negative integer. */
  readonly choices?: readonly Value[]
  readonly reason: string
  readonly source: string
}

/** The source of an assumption that no document supports. */
export const noSource = 'not documented'

/** An assumption with several choices, the assumed one first. */
export const assumeOneOf = <const Value>(
  choices: readonly [Value, ...Value[]],
  reason: string,
  source: string = noSource,
): Assumption<Value> => ({ value: choices[0], choices, reason, source })

/** An assumption that may be any non-negative integer. */
export const assumeInteger = (
  value: number,
  reason: string,
  source: string = noSource,
): Assumption<number> => ({ value, reason, source })

const orList = new Intl.ListFormat('en', { type: 'disjunction' })

const asJson = (value: unknown): string => JSON.stringify(value) ?? String(value)

/** Assumptions by name. */
export type AssumptionTable = Readonly<Record<string, Assumption<unknown>>>

/** Returns the assumed value of each assumption. */
export const defaultValues = <Values>(
  table: {
    readonly [Name in keyof Values]: Assumption<Values[Name]>
  },
): Values =>
  Object.fromEntries(
    Object.entries<Assumption<unknown>>(table).map(([name, { value }]) => [name, value]),
  ) as Values

/** Throws `RangeError` for an unknown name and for a value that is not allowed. */
export const validateAssumptions = (
  table: AssumptionTable,
  chosen: Readonly<Record<string, unknown>>,
): void => {
  for (const [name, value] of Object.entries(chosen)) {
    const assumption = Object.hasOwn(table, name) ? table[name] : undefined
    if (!assumption) {
      throw new RangeError(unknownNameMessage('assumption', name, Object.keys(table)))
    }
    const { choices } = assumption
    if (choices ? !choices.includes(value) : !(Number.isInteger(value) && Number(value) >= 0)) {
      const expected = choices ? orList.format(choices.map(asJson)) : 'a non-negative integer'
      throw new RangeError(`assumptions.${name} must be ${expected}, got ${asJson(value)}.`)
    }
  }
}
