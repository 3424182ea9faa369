import { isRecord } from '@molt-sdk/contracts/kernel'

/** Merges objects at every depth; anything else is replaced. */
export const deepMerge = (
  before: Readonly<Record<string, unknown>>,
  changes: Readonly<Record<string, unknown>>,
): Record<string, unknown> => {
  const merged: Record<string, unknown> = { ...before }
  for (const [key, change] of Object.entries(changes)) {
    const old = merged[key]
    merged[key] = isRecord(old) && isRecord(change) ? deepMerge(old, change) : change
  }
  return merged
}
