import type { Check } from './def.ts'
import { lookUp } from './look-up.ts'

/** The checks of zod with a bound, which is inclusive, and how a valid value compares with it. */
const comparisons: Readonly<Record<string, string>> = {
  min_length: 'at least',
  max_length: 'at most',
  greater_than: 'at least',
  less_than: 'at most',
}

/** Returns the function of a check, which adds the problems of a value of the right type. */
export const toRule = ({ _zod: { def, check } }: Check): Check['_zod']['check'] => {
  if (def.check === 'custom') return check
  const kind = def.inclusive === false ? 'an open bound' : def.check
  const comparison = lookUp(comparisons, kind)
  const bound = def.minimum ?? def.maximum ?? def.value
  return ({ value, issues }) => {
    const size = typeof value === 'number' ? value : (value as string | unknown[]).length
    if (comparison === 'at most' ? size <= bound : size >= bound) return
    issues.push({ path: [], message: describeBound(value, `${comparison} ${bound}`, bound) })
  }
}

const describeBound = (value: unknown, limit: string, bound: number): string => {
  if (typeof value === 'number') return `must be ${limit}`
  const s = bound === 1 ? '' : 's'
  return typeof value === 'string'
    ? `must be ${limit} character${s} long`
    : `must have ${limit} item${s}`
}
