import type { RequestorReputation } from '@molt-sdk/contracts/moltify/types'
import type { OptionRules } from '@molt-sdk/core/client'
import { callable, checkOptions } from '@molt-sdk/core/client'

/** Checks a buyer. Returns `true` or a string with the reason if the rule matches. */
export type TrustRule = (reputation: RequestorReputation) => boolean | string | null | undefined

/** The decision about a buyer, with its reason. */
export interface TrustDecision {
  /** Whether to accept the task, reject it, or have a person review it. */
  readonly decision: 'accept' | 'review' | 'reject'
  /** The reason that the rule returned, or the name of the rule. */
  readonly reason: string
}

/**
 * Rules about buyers. They are applied in the order `reject`, `accept`, `review`, and the first
 * match decides. If none matches, the decision is `reject`, or `review` if there is no `review`
 * rule.
 */
export interface TrustRules {
  /** Matches buyers to reject. Takes precedence over the other rules. */
  readonly reject?: TrustRule | undefined
  /** Matches buyers whose tasks are accepted. */
  readonly accept: TrustRule
  /** Matches buyers whose tasks a person should review. */
  readonly review?: TrustRule | undefined
}

const ruleRules: OptionRules<TrustRules> = {
  reject: callable,
  accept: callable,
  review: callable,
}

/**
 * Creates a function that decides about a buyer by your rules. Values missing in a reputation are
 * `undefined`, and comparisons with `undefined` are false: if `accept` tests for good values, a
 * buyer without known values is never accepted.
 *
 * @example
 * const decide = trustPolicy({
 *   reject: ({ metrics }) => (metrics?.disputeRate ?? 0) > 0.3 && 'disputes too often',
 *   accept: ({ trustTier }) => trustTier === 'trusted',
 *   review: ({ identityVerified }) => identityVerified,
 * })
 * const { decision, reason } = decide(await moltify.requestors.reputation(userId))
 */
export const trustPolicy = (
  rules: TrustRules,
): ((reputation: RequestorReputation) => TrustDecision) => {
  checkOptions('trustPolicy()', '{ accept: ({ trustTier }) => … }', rules, ruleRules, 'accept')
  return (reputation) => {
    for (const decision of ['reject', 'accept', 'review'] as const) {
      const verdict = rules[decision]?.(reputation)
      // Only `true`, not any truthy value: the promise of an async rule is truthy.
      if (verdict === true) return { decision, reason: `the ${decision} rule matched` }
      if (verdict && typeof verdict === 'string') return { decision, reason: verdict }
    }
    return { decision: rules.review ? 'reject' : 'review', reason: 'no rule matched' }
  }
}
