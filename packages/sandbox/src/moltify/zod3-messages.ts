import type { FieldErrors } from '@molt-sdk/contracts/kernel'
import { isRecord } from '@molt-sdk/contracts/kernel'
import * as z from 'zod/mini'
import type { ValidatedInput } from '../kit/platform.ts'

/**
 * Converts field errors to the messages of zod 3, which the platform's examples show: "String must
 * contain at least 5 character(s)". Errors without a zod 3 message keep the contract's message.
 */
export const zod3Messages = (
  fields: FieldErrors,
  input?: ValidatedInput,
): Record<string, string[]> => {
  const { error } = input
    ? z.safeParse(input.schema as z.core.$ZodType, input.value)
    : { error: undefined }
  const messages: Record<string, string[]> = {}
  for (const [path, reasons] of Object.entries(fields)) {
    const pathIssues = error?.issues.filter((issue) => issue.path.join('.') === path) ?? []
    // zod may check the length even of a value with the wrong type.
    const typeIssues = pathIssues.filter(({ code }) => code === 'invalid_type')
    const issues = typeIssues.length ? typeIssues : pathIssues
    const zodMessages = issues
      .map((issue) => zod3Message(issue, valueAt(input?.value, issue.path)))
      .filter((message) => message !== undefined)
    // zod's flattened errors are listed by the first part of the path.
    const [field = ''] = path.split('.')
    const name = field || 'body'
    const fieldMessages = zodMessages.length ? zodMessages : reasons.map(ownMessage)
    messages[name] = [...new Set([...(messages[name] ?? []), ...fieldMessages])]
  }
  return messages
}

/** Zod does not see a body that is missing, nor what a rule of the contract requires. */
const ownMessage = (reason: string): string => (reason === 'is required' ? 'Required' : reason)

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
      const expected = issue.values.map((allowed) => `'${String(allowed)}'`).join(' | ')
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
