import { isRecord } from '@molt-sdk/contracts/kernel'

/** Whether a value contains all changes: each field of an object, and arrays as a whole. */
export const includesChanges = (value: unknown, changes: unknown): boolean =>
  isRecord(changes)
    ? isRecord(value) &&
      Object.entries(changes).every(
        ([name, change]) => change === undefined || includesChanges(value[name], change),
      )
    : JSON.stringify(value) === JSON.stringify(changes)
