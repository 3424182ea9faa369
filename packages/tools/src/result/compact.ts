import { isRecord } from '@molt-sdk/contracts/kernel'

/** Leaves out what says nothing: `null`, `undefined`, and empty strings, arrays and objects. */
export const compact = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(compact).filter((item) => item !== undefined)
  if (!isRecord(value)) return value === null || value === '' ? undefined : value
  const entries = Object.entries(value)
    .map(([name, member]) => [name, compact(member)] as const)
    .filter(([, member]) => member !== undefined && !isEmpty(member))
  return entries.length ? Object.fromEntries(entries) : undefined
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0
