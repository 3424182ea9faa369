import type { RequestorReputation } from '@molt-sdk/contracts/moltify/types'
import type { MoltifyAccount } from './accounts.ts'
import type { State } from './state.ts'
import type { StoredTask } from './task.ts'

const day = 24 * 60 * 60 * 1000

/** Returns the tasks of a buyer without drafts. */
export const submittedTasksOf = ({ tasks }: State, buyerId: string): readonly StoredTask[] =>
  [...tasks.by('account', buyerId).values()].filter(
    (task) => task.buyerId === buyerId && task.submittedAt !== undefined,
  )

const accountAgeDays = ({ runtime }: State, { createdAt }: MoltifyAccount): number =>
  Math.max(0, Math.floor((runtime.clock.now() - createdAt) / day))

const isDisputed = ({ disputeReason }: StoredTask): boolean => disputeReason !== undefined

/** Returns the share of a part in the whole, from 0 to 1. */
const ratio = (part: readonly unknown[], all: readonly unknown[]): number =>
  all.length ? part.length / all.length : 0

/** Returns the trust tier of a buyer. */
export const trustTierOf = (state: State, account: MoltifyAccount): string => {
  const { trustAfterDays, trustAfterDispute, riskTier, unverifiedTier } = state.settings.assumptions
  const disputes =
    trustAfterDispute === 'lost' && submittedTasksOf(state, account.id).some(isDisputed)
  if (account.chargebacks > 0 || disputes) return riskTier
  const age = state.runtime.clock.now() - account.createdAt
  if (age > trustAfterDays * day) return 'trusted'
  return account.identityVerified ? 'new_verified' : unverifiedTier
}

/** Returns the reputation of a buyer, computed from the tasks of the sandbox. */
export const reputationOf = (state: State, account: MoltifyAccount): RequestorReputation => {
  const tasks = submittedTasksOf(state, account.id)
  // A task that the agent rejected does not count as cancelled by the buyer.
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
