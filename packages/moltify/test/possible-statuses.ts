import type { CallOutcome } from './call-outcome.ts'

/** A step from one status to the next. */
export interface Transition {
  readonly from: readonly string[]
  readonly to: string
  /** Where a thing can be on which the step was taken at some time. */
  readonly after: readonly string[]
}

/**
 * The statuses that a thing may have after what a step has said, of those that it may have had
 * before. None are left if what it said cannot be true.
 */
export const possibleStatuses = (
  statuses: readonly string[],
  { from, to, after }: Transition,
  { status }: CallOutcome,
): readonly string[] => {
  if (status === 'not done') return statuses
  const moved = statuses.some((status) => from.includes(status)) ? [to] : []
  const stayed = status === 'open' ? statuses : statuses.filter((status) => after.includes(status))
  return [...new Set([...moved, ...stayed])]
}
