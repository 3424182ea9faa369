/** Something that a platform's documents leave open, as the sandbox takes it, with its grounds. */
export interface Assumption<Value> {
  readonly value: Value
  /** The other values that it can be switched to; any from 0 on for a number without them. */
  readonly choices?: readonly Value[]
  readonly reason: string
  readonly source: string
}

/** The source of what has none. */
export const noSource = 'written nowhere'

/** One of some values, the assumed one first. */
export const assumeOneOf = <const Value>(
  choices: readonly [Value, ...Value[]],
  reason: string,
  source: string = noSource,
): Assumption<Value> => ({ value: choices[0], choices, reason, source })

/** Any whole number. */
export const assumeInteger = (
  value: number,
  reason: string,
  source: string = noSource,
): Assumption<number> => ({ value, reason, source })

/** Assumptions by name. */
export type AssumptionTable = Readonly<Record<string, Assumption<unknown>>>

/** The values of a table as they stand unless told otherwise. */
export const defaultValues = <Values>(
  table: {
    readonly [Name in keyof Values]: Assumption<Values[Name]>
  },
): Values =>
  Object.fromEntries(
    Object.entries<Assumption<unknown>>(table).map(([name, { value }]) => [name, value]),
  ) as Values

/** Throws on a name that is not in the table and on a value that is not one of its choices. */
export const validateAssumptions = (
  table: AssumptionTable,
  chosen: Readonly<Record<string, unknown>>,
): void => {
  for (const [name, value] of Object.entries(chosen)) {
    const assumption = Object.hasOwn(table, name) ? table[name] : undefined
    if (!assumption) {
      const known = Object.keys(table).join(', ')
      throw new RangeError(`There is no assumption ${JSON.stringify(name)}. Known: ${known}.`)
    }
    const { choices } = assumption
    if (choices ? !choices.includes(value) : !(Number.isInteger(value) && Number(value) >= 0)) {
      const allowed = choices ? choices.join(', ') : 'any whole number from 0 on'
      throw new RangeError(`${name} can't be ${JSON.stringify(value)}. Allowed: ${allowed}.`)
    }
  }
}
