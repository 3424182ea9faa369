import type { FieldErrors } from '@molt-sdk/contracts/kernel'
import { isRecord } from '@molt-sdk/contracts/kernel'
import * as z from 'zod/mini'
import type { ValidatedInput } from '../kit/platform.ts'

/**
 * What is wrong with a request, in the words of the platform's samples, which are those that zod 3
 * has for it: "String must contain at least 5 character(s)". What zod has no words for keeps ours.
 */
export const zod3Messages = (
  fields: FieldErrors,
  wrong?: ValidatedInput,
): Record<string, string[]> => {
  const { error } = wrong
    ? z.safeParse(wrong.schema as z.core.$ZodType, wrong.value)
    : { error: undefined }
  const words: Record<string, string[]> = {}
  for (const [path, reasons] of Object.entries(fields)) {
    const all = error?.issues.filter((issue) => issue.path.join('.') === path) ?? []
    // Of a value of the wrong type zod may measure the length all the same.
    const typeMessage = all.filter(({ code }) => code === 'invalid_type')
    const issues = typeMessage.length ? typeMessage : all
    const said = issues.map((issue) => zod3Message(issue, valueAt(wrong?.value, issue.path)))
    // zod names a field by the first part of its path alone.
    const [field = ''] = path.split('.')
    const known = said.filter((text) => text !== undefined)
    const name = field || 'body'
    words[name] = [...new Set([...(words[name] ?? []), ...(known.length ? known : reasons)])]
  }
  return words
}

type Issue = z.core.$ZodIssue

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  )

const zod3Message = (issue: Issue, value: unknown): string | undefined => {
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined ? 'Required' : typeMessage(issue.expected, value)
    case 'invalid_value': {
      if (value === undefined) return 'Required'
      const expected = issue.values.map((each) => `'${String(each)}'`).join(' | ')
      return `Invalid enum value. Expected ${expected}, received '${String(value)}'`
    }
    case 'too_small':
      return sizeMessage(issue.origin, 'least', Number(issue.minimum))
    case 'too_big':
      return sizeMessage(issue.origin, 'most', Number(issue.maximum))
    default:
      return undefined
  }
}

const typeMessage = (expected: string, value: unknown): string =>
  expected === 'int' && typeof value === 'number'
    ? 'Expected integer, received float'
    : `Expected ${expected === 'int' ? 'number' : expected}, received ${typeName(value)}`

const typeName = (value: unknown): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return isRecord(value) ? 'object' : typeof value
}

const sizeMessage = (origin: string, end: 'least' | 'most', bound: number): string | undefined => {
  if (origin === 'string') return `String must contain at ${end} ${bound} character(s)`
  if (origin === 'array') return `Array must contain at ${end} ${bound} element(s)`
  const side = end === 'least' ? 'greater' : 'less'
  return `Number must be ${side} than or equal to ${bound}`
}
