import type { CallOutcome } from './call-outcome.ts'

/** A transition from one status to the next. */
export interface Transition {
  readonly from: readonly string[]
  readonly to: string
  /** Statuses that a resource can have after the transition and later ones. */
  readonly after: readonly string[]
}

/**
 * Returns the possible statuses of a resource after the outcome of a transition. Empty if the
 * outcome cannot be true.
 */
export const possibleStatuses = (
  statuses: readonly string[],
  { from, to, after }: Transition,
  { status }: CallOutcome,
): readonly string[] => {
  if (status === 'not done') return statuses
  const moved = statuses.some((status) => from.includes(status)) ? [to] : []
  const stayed =
    status === 'unknown' ? statuses : statuses.filter((status) => after.includes(status))
  return [...new Set([...moved, ...stayed])]
}
