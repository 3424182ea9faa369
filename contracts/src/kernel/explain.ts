import type { SchemaDef } from './def.ts'
import { schemaDefOf } from './def.ts'
import { isRecord } from './envelope.ts'
import type { Schema } from './schema.ts'
import { accepts, compiledSchema } from './validator.ts'

type Path = readonly (string | number)[]

/** Reports each problem of a value. Values that match the schema have none. */
export const explain = (
  schema: Schema,
  value: unknown,
  path: Path,
  report: (path: Path, message: string) => void,
): void => {
  const compiled = compiledSchema(schema)
  if (accepts(compiled, value)) return
  const def = schemaDefOf(schema)
  const { validatedAs, innerType, error, element, valueType, shape } = def
  const inner = validatedAs ?? innerType
  const issues = compiled.findIssues?.(value)
  const keys = element
    ? Array.isArray(value) && value.keys()
    : (shape ?? valueType) && isRecord(value) && Object.keys(shape ?? value)
  if (value === undefined) report(path, 'is required')
  else if (error) report(path, error())
  else if (issues) {
    for (const issue of issues) report([...path, ...issue.path], issue.message)
  } else if (inner) explain(inner, value, path, report)
  else if (keys) {
    for (const key of keys)
      explain(
        element ?? valueType ?? (shape[key] as Schema),
        (value as Readonly<Record<string, unknown>>)[key],
        [...path, key],
        report,
      )
  } else report(path, `must be ${describeExpected(def, value)}`)
}

const describeExpected = (
  { type, format = type, options, entries, values = entries && Object.values(entries) }: SchemaDef,
  value: unknown,
): string => {
  if (values) return values.map((one) => JSON.stringify(one)).join(' or ')
  const expected = options
    ? `a valid ${[...new Set(options.map((option) => schemaDefOf(option).type))].join(' or ')}`
    : withArticle(format)
  const isShown = value === null || typeof value === 'number'
  return `${expected}, got ${isShown ? value : withArticle(Array.isArray(value) ? 'array' : typeof value)}`
}

/** Names the type of a value, or the kind of a schema. */
const withArticle = (type: string): string =>
  ({ safeint: 'an integer', array: 'an array', record: 'an object', object: 'an object' })[type] ??
  `a ${type}`
