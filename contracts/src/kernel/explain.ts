import type { Fields } from './envelope.ts'
import { checkOf } from './inspect.ts'
import type { Schema } from './schema.ts'

/** Says what is wrong with a value, by field, or `undefined` when nothing is. */
export const explain = (schema: Schema, value: unknown): Fields | undefined => {
  const fields = new Map<string, string[]>()
  const report = (path: string, problem: string): void => {
    fields.set(path, [...(fields.get(path) ?? []), problem])
  }
  return checkOf(schema)(value, '', report) ? undefined : Object.fromEntries(fields)
}
