import * as z from 'zod/mini'
import type { Fields } from './envelope.ts'
import { plainMessage } from './messages.ts'
import type { Schema } from './schema.ts'

const issuesOf = (schema: Schema, value: unknown): readonly z.core.$ZodIssue[] => {
  const result = z.safeParse(schema as z.core.$ZodType, value, { error: plainMessage })
  return result.success ? [] : result.error.issues
}

/** Says what is wrong with a value, by field, or `undefined` when nothing is. */
export const explain = (schema: Schema, value: unknown): Fields | undefined => {
  const issues = issuesOf(schema, value)
  if (!issues.length) return undefined
  const fields = new Map<string, string[]>()
  for (const { path, message } of issues) {
    const field = path.join('.')
    fields.set(field, [...(fields.get(field) ?? []), message])
  }
  return Object.fromEntries(fields)
}
