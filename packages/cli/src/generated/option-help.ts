import { formatCents } from '../money.ts'
import type { FieldOption } from './option-names.ts'
import { isNullable, kindOf, knownValues } from './parse-field.ts'

/** Returns the flags of an option as commander takes them: `--price <dollars>`. */
export const flagsOf = ({ name, parameter: { schema } }: FieldOption): string => {
  switch (kindOf(schema)) {
    case 'boolean':
      return `--${name}`
    case 'dollars':
      return `--${name} <dollars>`
    case 'number':
      return `--${name} <number>`
    case 'list':
      return `--${name} <text...>`
    case 'json':
      return `--${name} <json>`
    default:
      return `--${name} <text>`
  }
}

/** Returns the help of an option: what it is, its limits, and whether it is required. */
export const helpOf = ({ parameter }: FieldOption): string => {
  const { schema, description, required, source } = parameter
  const values = knownValues(schema)
  const fallback = schema['x-default']
  const notes = [
    ...(values.length ? [`one of ${values.join(', ')}`] : []),
    ...(fallback === undefined ? [] : [`default ${JSON.stringify(fallback)}`]),
    ...(isNullable(schema) ? ['or null'] : []),
    ...(source === 'reference' ? [] : [source]),
    ...(required ? ['required'] : []),
  ]
  const text = kindOf(schema) === 'dollars' ? inDollars(description, schema.minimum) : description
  return `${text}${notes.length ? ` (${notes.join('; ')})` : ''}`
}

/** The documents describe prices in cents; options take dollars. */
const inDollars = (description: string, minimum: number | undefined): string =>
  description
    .replace(/ in (US )?cents(, an integer)?/, ' in US dollars')
    .replace(/at least \d+/, `at least ${formatCents(minimum ?? 0)}`)
    .replace(/: \d+ is \$\d+\.\d\d/, '')
