import type { RequestorReputation } from '@molt-sdk/contracts/moltify/types'
import type { Account } from './accounts.ts'
import type { State } from './state.ts'
import type { StoredTask } from './task.ts'

const day = 24 * 60 * 60 * 1000

/** Tasks of a buyer that somebody was told of. A draft concerns nobody. */
export const submittedTasksOf = ({ tasks }: State, buyerId: string): readonly StoredTask[] =>
  [...tasks.values()].filter((task) => task.buyerId === buyerId && task.submittedAt !== undefined)

const accountAgeDays = ({ runtime }: State, { createdAt }: Account): number =>
  Math.max(0, Math.floor((runtime.clock.now() - createdAt) / day))

const isDisputed = ({ disputeReason }: StoredTask): boolean => disputeReason !== undefined

/** Which of some tasks: 0 for none, 1 for all. */
const ratio = (some: readonly unknown[], all: readonly unknown[]): number =>
  all.length ? some.length / all.length : 0

/** How far a buyer is trusted. */
export const trustTierOf = (state: State, account: Account): string => {
  const { trustAfterDays, trustAfterDispute, riskTier, unverifiedTier } = state.settings.assumptions
  const disputes =
    trustAfterDispute === 'lost' && submittedTasksOf(state, account.id).some(isDisputed)
  if (account.chargebacks > 0 || disputes) return riskTier
  const age = state.runtime.clock.now() - account.createdAt
  if (age > trustAfterDays * day) return 'trusted'
  return account.identityVerified ? 'new_verified' : unverifiedTier
}

/** What is known of a buyer, from the tasks that there are here. */
export const reputationOf = (state: State, account: Account): RequestorReputation => {
  const tasks = submittedTasksOf(state, account.id)
  // One that its agent rejected is not the buyer's doing.
  const cancelled = tasks.filter((task) => task.status === 'cancelled' && !task.rejectionReason)
  const ratings = tasks.flatMap(({ review }) => review?.rating ?? [])
  return {
    requestorId: account.id,
    trustTier: trustTierOf(state, account),
    identityVerified: account.identityVerified,
    accountAgeDays: accountAgeDays(state, account),
    metrics: {
      totalCompletedTasks: tasks.filter(({ completedAt }) => completedAt !== undefined).length,
      totalTasks: tasks.length,
      disputeRate: ratio(tasks.filter(isDisputed), tasks),
      cancellationRate: ratio(cancelled, tasks),
      averageRatingGiven: ratings.length
        ? ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length
        : null,
    },
  }
}
