import type { Told } from './told.ts'

/** A step from one status to the next. */
export interface Step {
  readonly from: readonly string[]
  readonly to: string
  /** Where a thing can be on which the step was taken at some time. */
  readonly after: readonly string[]
}

/**
 * The statuses that a thing may have after what a step has said, of those that it may have had
 * before. None are left if what it said cannot be true.
 */
export const learned = (
  statuses: readonly string[],
  { from, to, after }: Step,
  { said }: Told,
): readonly string[] => {
  if (said === 'not done') return statuses
  const moved = statuses.some((status) => from.includes(status)) ? [to] : []
  const stayed = said === 'open' ? statuses : statuses.filter((status) => after.includes(status))
  return [...new Set([...moved, ...stayed])]
}
