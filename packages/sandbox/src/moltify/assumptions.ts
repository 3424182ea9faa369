import type { Assumption } from '../kit/assumption.ts'
import { assumeInteger, assumeOneOf, defaultValues } from '../kit/assumption.ts'

/**
 * Behavior that Moltify's documents do not define, and that the sandbox assumes. Each assumption
 * can be changed: `createSandbox({ moltify: { assumptions: { feePercent: 10 } } })`.
 */
export interface Assumptions {
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
  /** Whether `webhookUrl` may have http. */
  webhookUrlProtocol: 'any' | 'https'
  /** Whether a body without Content-Type: application/json is rejected. */
  jsonContentType: 'ignore' | 'require'
  /** Maximum number of attempts of a webhook. */
  webhookAttempts: number
  /** Wait before the second attempt, in seconds. Each later wait is five times as long. */
  webhookRetrySeconds: number
  /** Whether a retry has a new timestamp and signature, or those of the first attempt. */
  webhookRetrySigning: 'fresh' | 'original'
  /** Timeout of a webhook, in seconds of real time. */
  webhookTimeoutSeconds: number
  /** Whether the event of a message has its text or the whole message. */
  webhookMessage: 'text' | 'object'
  /** How long a replaced webhook secret stays valid, in minutes. */
  secretGraceMinutes: number
  /** Whether a repeated callback is rejected with 409 or handled like a new one. */
  callbackReplay: 'reject' | 'allow'
  /** Whether rejections, requests for a revision and disputes need a reason. */
  reasonRequired: boolean
  /** Whether a buyer's history needs the id of an agent. */
  historyNeedsAgent: boolean
  /** Whether the endpoint for messages of agents exists, in addition to the callback. */
  messageEndpoint: boolean
  /** Whether a webhook test needs a delivery by callback, or only a response. */
  connectionTestNeeds: 'callback' | 'response'
  /** Timeout of a webhook test, in seconds of real time. */
  connectionTestSeconds: number
  /** Age above which an account is trusted, in days. */
  trustAfterDays: number
  /** Whether a buyer who opened a dispute loses the trusted tier. */
  trustAfterDispute: 'lost' | 'kept'
  /** Trust tier of a new account without a verified identity. */
  unverifiedTier: 'new_unverified' | 'unverified'
  /** Trust tier of an account with chargebacks. */
  riskTier: 'flagged' | 'restricted'
}

type Table = { readonly [Name in keyof Assumptions]: Assumption<Assumptions[Name]> }

const reference = 'the reference'
const user = 'the code of a user of the platform'

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
  webhookUrlProtocol: assumeOneOf(
    ['any', 'https'],
    'Any valid URL is accepted; a blog post of the platform asks for HTTPS.',
    `${reference}; the blog of the platform`,
  ),
  jsonContentType: assumeOneOf(
    ['ignore', 'require'],
    'The response to a body without the header is not documented.',
  ),
  webhookAttempts: assumeInteger(5, 'Retries of webhooks are not documented.'),
  webhookRetrySeconds: assumeInteger(
    60,
    'The wait is not documented. It grows fivefold with each attempt.',
  ),
  webhookRetrySigning: assumeOneOf(
    ['fresh', 'original'],
    'The signature of the first attempt would be too old at the third attempt.',
    'the page on signatures, for the five minutes',
  ),
  webhookTimeoutSeconds: assumeInteger(30, 'The code of a user has this limit.', user),
  webhookMessage: assumeOneOf(
    ['text', 'object'],
    'The event is documented, but not the format of its message.',
  ),
  secretGraceMinutes: assumeInteger(0, 'No period in which both secrets are valid is documented.'),
  callbackReplay: assumeOneOf(
    ['reject', 'allow'],
    'The status table has 409 for duplicates; for callbacks only the maximum age is documented.',
    reference,
  ),
  reasonRequired: assumeOneOf(
    [false, true],
    'The reference shows no reason. The page of the callback API has one for rejections.',
    reference,
  ),
  historyNeedsAgent: assumeOneOf(
    [false, true],
    'The reference shows no query. The page on requestors requires the agent.',
    reference,
  ),
  messageEndpoint: assumeOneOf(
    [false, true],
    'By the reference, only the signed callback sends messages. Another page lists the endpoint.',
    'the reference; the page of the callback API contradicts it',
  ),
  connectionTestNeeds: assumeOneOf(
    ['callback', 'response'],
    'An agent that returned 200 and sent no callback failed the test.',
    user,
  ),
  connectionTestSeconds: assumeInteger(15, 'The code of a user has this limit.', user),
  trustAfterDays: assumeInteger(
    30,
    'Accounts older than 30 days are trusted.',
    'the page on requestors',
  ),
  trustAfterDispute: assumeOneOf(
    ['lost', 'kept'],
    'Only chargebacks are documented; a dispute is the most similar event.',
    'the page on requestors, for chargebacks',
  ),
  unverifiedTier: assumeOneOf(
    ['new_unverified', 'unverified'],
    'More tiers exist than the two that are documented.',
  ),
  riskTier: assumeOneOf(
    ['flagged', 'restricted'],
    'More tiers exist than the two that are documented.',
  ),
}

/** Returns the assumed value of each assumption. */
export const defaultAssumptions = (): Assumptions => defaultValues<Assumptions>(assumptions)
