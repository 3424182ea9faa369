import { schemaDefOf } from './def.ts'
import type { Schema } from './schema.ts'
import { validate } from './validate.ts'

/** Receives the path and the name of a field, and the names that the schema has in its place. */
export type ReportUnknownField = (path: string, name: string, known: readonly string[]) => void

/**
 * Reports the fields of a valid value that its schema does not have. Objects that may have other
 * fields (`extensibleObject`) are left out, what they contain is not.
 */
export const findUnknownFields = (
  schema: Schema,
  value: unknown,
  report: ReportUnknownField,
  path = '',
  isExtensible: boolean = 'extensible' in schema,
): void => {
  if (typeof value !== 'object' || !value) return
  const { innerType, options, element, valueType, shape } = schemaDefOf(schema)
  const inner = innerType ?? options?.find((option) => validate(option, value))
  const items = element ?? valueType
  if (inner) findUnknownFields(inner, value, report, path, isExtensible || undefined)
  else if (items ?? shape) {
    for (const name of Object.keys(value)) {
      const field = value[name as never] as unknown
      const known = items ?? (Object.hasOwn(shape, name) ? shape[name] : undefined)
      if (known) findUnknownFields(known, field, report, `${path}${name}.`)
      else if (field !== undefined && !isExtensible) report(path + name, name, Object.keys(shape))
    }
  }
}
