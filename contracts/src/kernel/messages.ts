import type * as z from 'zod/mini'

type Issue = z.core.$ZodRawIssue

const unit = (origin: string, count: number | bigint): string => {
  if (origin === 'number' || origin === 'int') return `${count}`
  const noun = origin === 'string' ? 'character' : 'item'
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/**
 * One plain English sentence for each kind of problem. zod's own English table can only be had
 * together with every other language, which would outweigh the whole client.
 */
export const plainMessage = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'is required'
        : `must be ${/^[aio]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}, not ${kindOf(issue.input)}`
    case 'too_small':
      return `must be at least ${unit(issue.origin, issue.minimum)}${lengthOf(issue.origin)}`
    case 'too_big':
      return `must be at most ${unit(issue.origin, issue.maximum)}${lengthOf(issue.origin)}`
    case 'invalid_value':
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`
    default:
      return issue.message ?? 'is not valid'
  }
}

const lengthOf = (origin: string): string => (origin === 'string' ? ' long' : '')

const kindOf = (value: unknown): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  if (typeof value === 'number' && !Number.isInteger(value)) return `${value}`
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
