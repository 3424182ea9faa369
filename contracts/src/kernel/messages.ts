import type * as z from 'zod/mini'

type Issue = z.core.$ZodRawIssue

/**
 * One plain English phrase for each kind of problem, to stand after the field's name. zod's own
 * English table can only be had together with every other language, which would outweigh the
 * whole client.
 */
export const plainMessage = (issue: Issue): string => {
  if (issue.input === undefined) return 'is required'
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${nouns[issue.expected] ?? `a ${issue.expected}`}, not ${kindOf(issue.input)}`
    case 'too_small':
      return bound(issue.origin, issue.inclusive ? 'at least' : 'more than', issue.minimum)
    case 'too_big':
      return bound(issue.origin, issue.inclusive ? 'at most' : 'less than', issue.maximum)
    case 'invalid_value':
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`
    default:
      return 'is not valid'
  }
}

const nouns: Readonly<Record<string, string>> = {
  int: 'a whole number',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

const bound = (origin: string, word: string, count: number | bigint): string => {
  const s = count === 1 ? '' : 's'
  if (origin === 'string') return `must be ${word} ${count} character${s} long`
  if (origin === 'array') return `must have ${word} ${count} item${s}`
  return `must be ${word} ${count}`
}

const kindOf = (value: unknown): string => {
  if (Array.isArray(value)) return 'a list'
  if (value === null || typeof value === 'number') return `${value}`
  return nouns[typeof value] ?? `a ${typeof value}`
}
