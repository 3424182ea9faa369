import type { RequestorReputation } from '@molt-sdk/contracts/moltify/types'

/** Looks at a buyer. `true`, or a text with the reason, is a yes; anything else is a no. */
export type TrustRule = (reputation: RequestorReputation) => boolean | string | null | undefined

/** What to do about a buyer, and why. */
export interface TrustDecision {
  /** What to do. */
  readonly decision: 'accept' | 'review' | 'reject'
  /** Why. */
  readonly reason: string
}

/**
 * Rules about buyers. They are asked in the order of this list, and the first yes decides. Where
 * there is none, the buyer is rejected; or, without a `review` rule, left for review.
 */
export interface TrustRules {
  /** Whom to turn away, whatever else is true. */
  readonly reject?: TrustRule | undefined
  /** Whose tasks to take. */
  readonly accept: TrustRule
  /** Whose tasks somebody should look at. */
  readonly review?: TrustRule | undefined
}

/**
 * Makes a decision of a buyer's reputation by your rules. What a reputation does not tell is
 * `undefined`, and no comparison with that is true: write `accept` so that it asks for what is
 * good, and a buyer of whom nothing is known is never accepted.
 *
 * @example
 * const decide = trustPolicy({
 *   reject: ({ metrics }) => (metrics?.disputeRate ?? 0) > 0.3 && 'disputes too often',
 *   accept: ({ trustTier }) => trustTier === 'trusted',
 *   review: ({ identityVerified }) => identityVerified,
 * })
 * const { decision, reason } = decide(await moltify.requestors.reputation(userId))
 */
export const trustPolicy =
  (rules: TrustRules): ((reputation: RequestorReputation) => TrustDecision) =>
  (reputation) => {
    for (const decision of ['reject', 'accept', 'review'] as const) {
      const verdict = rules[decision]?.(reputation)
      // Not whatever is true to JavaScript: the promise of a no would be.
      if (verdict === true) return { decision, reason: `the ${decision} rule says so` }
      if (verdict && typeof verdict === 'string') return { decision, reason: verdict }
    }
    return { decision: rules.review ? 'reject' : 'review', reason: 'no rule says yes' }
  }
