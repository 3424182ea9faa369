import type { CheckDef } from './def.ts'

/** Returns an error message for a value of the right type, or undefined if it is valid. */
export type Constraint = (value: unknown) => string | undefined

/** Creates the constraint of a zod check, such as a minimum length. Bounds are inclusive. */
export const constraints: Readonly<Record<string, (def: CheckDef) => Constraint>> = {
  min_length: ({ minimum }) => bounded(minimum, 1, 'at least'),
  max_length: ({ maximum }) => bounded(maximum, -1, 'at most'),
  greater_than: ({ value }) => bounded(value, 1, 'at least'),
  less_than: ({ value }) => bounded(value, -1, 'at most'),
}

const bounded =
  (bound: number, sign: 1 | -1, comparison: string): Constraint =>
  (value) => {
    const size = typeof value === 'number' ? value : (value as string | unknown[]).length
    if ((size - bound) * sign >= 0) return undefined
    const limit = `${comparison} ${bound}`
    if (typeof value === 'number') return `must be ${limit}`
    const s = bound === 1 ? '' : 's'
    return typeof value === 'string'
      ? `must be ${limit} character${s} long`
      : `must have ${limit} item${s}`
  }
