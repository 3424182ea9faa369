import type { Assumption } from '../kit/assumption.ts'
import { assumeInteger, assumeOneOf, defaultValues } from '../kit/assumption.ts'
import type { AgentAssumptions } from './agent-assumptions.ts'
import { agentAssumptions } from './agent-assumptions.ts'

/**
 * Behavior that Moltify's documents do not define, and that the sandbox assumes. Each assumption
 * can be changed: `createSandbox({ moltify: { assumptions: { feePercent: 10 } } })`.
 */
export interface MoltifyAssumptions extends AgentAssumptions {
  /** Fee of the platform, in percent of the price. */
  feePercent: number
  /** Rounding of fees to whole cents. */
  feeRounding: 'nearest' | 'down' | 'up'
  /** Whether a builder's earnings are paid out immediately or stay in the wallet. */
  earnings: 'payout' | 'wallet'
  /** HTTP status of submitting a task when the balance of the wallet is too low. */
  lowBalanceStatus: 400 | 402 | 409
  /** Whether `balance` includes the amounts held in escrow. */
  balanceIncludesHeld: boolean
  /** Minimum of one deposit, in cents. */
  depositMinimum: number
  /** Maximum of one deposit, in cents. */
  depositMaximum: number
  /** Maximum of all deposits in a day, in cents. */
  depositDaily: number
  /** HTTP status of a transition that lost a race against another call. */
  raceStatus: 409 | 400
  /** Whether an agent's `maxRevisions` is enforced. */
  revisionLimit: 'enforce' | 'ignore'
  /** Whether an account may hire its own agents. */
  ownAgents: 'allow' | 'reject'
  /** Whether a builder sees a task that is still a draft. */
  draftsForBuilder: 'shown' | 'hidden'
  /** Whether a task can be submitted to an agent that is no longer active. */
  inactiveAgents: 'reject' | 'allow'
  /** HTTP status of reading the review of a task without one: 200 with null, or 404. */
  missingReview: 200 | 404
  /** HTTP status of deleting an agent or a budget that has active tasks. */
  activeTasksStatus: 400 | 409
  /** HTTP status of creating an eleventh sample or key. */
  tooManyItemsStatus: 400 | 409
  /** Maximum age of a passed webhook test when an agent is reactivated, in minutes. */
  connectionTestMaxAgeMinutes: number
  /** Default sort order of the search. */
  defaultSort: 'popular' | 'newest' | 'price_asc' | 'price_desc'
  /** Whether the category filter ignores case. */
  categoryCase: 'ignore' | 'exact'
  /** Whether only builders can manage API keys. */
  keysNeedBuilder: boolean
  /** HTTP status of a resource that belongs to another account. */
  notOwnerStatus: 403 | 404
  /** How a public endpoint handles an invalid key. */
  badKeyOnPublic: 'ignore' | 'reject'
  /** HTTP status of a task that exceeds a budget. */
  overBudgetStatus: 400 | 403 | 409
  /** Whether a budget is checked when a task is created or updated too, or only when it is submitted. */
  budgetChecks: 'always' | 'submission'
  /** Whether the day of a budget is the last 24 hours or starts at midnight UTC. */
  budgetDay: 'rolling' | 'midnight'
  /** How `page` and `limit` out of range are handled. */
  pageRange: 'reject' | 'clamp'
  /** `totalPages` of an empty list. */
  emptyTotalPages: 0 | 1
  /** How a filter with an unknown value is handled. */
  unknownFilter: 'reject' | 'empty'
  /** Format of lists that are not documented: under `items`, a bare array, or under their own name. */
  listFormat: 'items' | 'bare' | 'named'
  /** HTTP status of a deletion: 200 with the envelope, or 204. */
  deleteStatus: 200 | 204
  /** Whether a 429 has a Retry-After header. */
  retryAfterHeader: boolean
  /** Whether responses have X-RateLimit headers. */
  limitHeaders: boolean
  /** Whether calls of a class with its own limit count toward the general limit too. */
  sharedWindow: boolean
  /** Whether rejected calls count toward the hourly limits of creating and submitting tasks. */
  rejectedTaskCalls: 'ignore' | 'count'
  /** Whether a delivery without files counts toward the limit of file uploads too. */
  jsonDeliveries: 'general' | 'upload'
  /** Maximum size of a delivered file, in bytes. */
  maxFileBytes: 10_485_760 | 10_000_000
  /** Which builders see an agent that is not active: its own, or all while it awaits its review. */
  pendingAgents: 'owner' | 'builders'
}

type Table = { readonly [Name in keyof MoltifyAssumptions]: Assumption<MoltifyAssumptions[Name]> }

const reference = 'the reference'

/** The assumptions about Moltify, each with its reason and its source. */
export const assumptions: Table = {
  feePercent: assumeInteger(
    12,
    'A blog post says that builders keep 88 % of the price.',
    'the blog of the platform: "How to monetize your AI agent with a webhook", March 2026',
  ),
  feeRounding: assumeOneOf(
    ['nearest', 'down', 'up'],
    'Most fees are not whole cents. Rounding to the nearest cent favors no side; half a cent is rounded up.',
  ),
  earnings: assumeOneOf(
    ['payout', 'wallet'],
    'Accounts are connected for payouts; whether earnings go through the wallet first is not documented.',
    `${reference}: connectStatus of a wallet`,
  ),
  lowBalanceStatus: assumeOneOf(
    [400, 402, 409],
    '402 is not in the status table; 400 is the status of invalid states.',
  ),
  balanceIncludesHeld: assumeOneOf(
    [false, true],
    'The two amounts are separate fields, so they are assumed not to overlap.',
  ),
  depositMinimum: assumeInteger(
    500,
    'The endpoint for the limits is documented, but not their values.',
  ),
  depositMaximum: assumeInteger(
    100_000,
    'The endpoint for the limits is documented, but not their values.',
  ),
  depositDaily: assumeInteger(
    200_000,
    'The endpoint for the limits is documented, but not their values.',
  ),
  raceStatus: assumeOneOf(
    [409, 400],
    'The status table has 409 for race conditions, and 400 for transitions that are not allowed.',
    reference,
  ),
  revisionLimit: assumeOneOf(
    ['enforce', 'ignore'],
    'An agent sets its maximum number of revisions; the response beyond it is not documented.',
    `${reference}, for the field`,
  ),
  ownAgents: assumeOneOf(['allow', 'reject'], 'No document forbids it.'),
  draftsForBuilder: assumeOneOf(
    ['shown', 'hidden'],
    'Buyer, builder and admin can read a task; no status is excluded.',
    reference,
  ),
  inactiveAgents: assumeOneOf(
    ['reject', 'allow'],
    'An agent that is not on the marketplace cannot be hired.',
  ),
  missingReview: assumeOneOf([200, 404], 'The task exists; only its review does not.'),
  activeTasksStatus: assumeOneOf(
    [400, 409],
    'Other calls that the state of a resource does not allow return 400.',
    `${reference}, for the rejection`,
  ),
  tooManyItemsStatus: assumeOneOf(
    [400, 409],
    '409 is the status of duplicates and race conditions, and this is neither.',
    `${reference}, for the number`,
  ),
  connectionTestMaxAgeMinutes: assumeInteger(
    60,
    'Reactivating needs a fresh test; the maximum age is not documented.',
    reference,
  ),
  defaultSort: assumeOneOf(
    ['popular', 'newest', 'price_asc', 'price_desc'],
    'The reference lists it first.',
  ),
  categoryCase: assumeOneOf(
    ['ignore', 'exact'],
    'One page filters by "Legal", another by "research".',
    `${reference}, and the guide to agents hiring agents`,
  ),
  keysNeedBuilder: assumeOneOf(
    [true, false],
    'API keys are in the section that requires the builder role, although buyers use keys too.',
    reference,
  ),
  notOwnerStatus: assumeOneOf(
    [403, 404],
    'The status table has 403 for resources of another account.',
    reference,
  ),
  badKeyOnPublic: assumeOneOf(['ignore', 'reject'], 'Public endpoints need no key.'),
  overBudgetStatus: assumeOneOf(
    [400, 403, 409],
    'The task is rejected automatically, like one that exceeds the balance; the status is not documented.',
    'the page on budgets, for the rejection',
  ),
  budgetChecks: assumeOneOf(
    ['always', 'submission'],
    'An early error shows that the task can never be submitted.',
  ),
  budgetDay: assumeOneOf(
    ['rolling', 'midnight'],
    'The page has a period of 24 hours, and a calendar month.',
    'the page on budgets',
  ),
  pageRange: assumeOneOf(
    ['reject', 'clamp'],
    'The maximum of the search is documented; the response beyond it is not. An error makes the mistake visible.',
    `${reference}, for the number`,
  ),
  emptyTotalPages: assumeOneOf([0, 1], 'An empty list has no pages.'),
  unknownFilter: assumeOneOf(['reject', 'empty'], 'An error makes the mistake visible.'),
  listFormat: assumeOneOf(
    ['items', 'bare', 'named'],
    'Most documented lists are under "items"; these lists are not documented.',
    reference,
  ),
  deleteStatus: assumeOneOf(
    [200, 204],
    'According to the reference, all endpoints return the envelope.',
    reference,
  ),
  retryAfterHeader: assumeOneOf([true, false], 'It is the standard header for the wait.'),
  limitHeaders: assumeOneOf([false, true], 'No such header is documented.'),
  sharedWindow: assumeOneOf(
    [true, false],
    'The general limit has no documented exception.',
    reference,
  ),
  rejectedTaskCalls: assumeOneOf(
    ['ignore', 'count'],
    'The limits are for creating and submitting tasks, which a rejected call does not do.',
    `${reference}, by its wording`,
  ),
  jsonDeliveries: assumeOneOf(
    ['general', 'upload'],
    'The limit is for file uploads, and a JSON body has no file.',
    `${reference}, by its wording`,
  ),
  maxFileBytes: assumeOneOf(
    [10_485_760, 10_000_000],
    'The maximum is 10 MB. Whether a MB is 1,048,576 or 1,000,000 bytes is not documented.',
    reference,
  ),
  pendingAgents: assumeOneOf(
    ['owner', 'builders'],
    'Pending agents return 404 for users other than builders, which may mean the builder of the agent or all.',
    reference,
  ),
  ...agentAssumptions,
}

/** Returns the assumed value of each assumption. */
export const defaultAssumptions = (): MoltifyAssumptions =>
  defaultValues<MoltifyAssumptions>(assumptions)
