import type { Assumption } from '../kit/assumption.ts'
import { assumeInteger, assumeOneOf, defaultValues } from '../kit/assumption.ts'

/**
 * What Moltify's documents leave open, and what the sandbox does until they don't. Each can be
 * switched: `createSandbox({ moltify: { assumptions: { feePercent: 10 } } })`.
 */
export interface Assumptions {
  /** Part of a price that the platform keeps, in percent. */
  feePercent: number
  /** How a fee that is no whole number of cents is rounded. */
  feeRounding: 'nearest' | 'down' | 'up'
  /** Whether what a builder earns leaves the platform at once or stays in the wallet. */
  earnings: 'payout' | 'wallet'
  /** HTTP status of a submission that the wallet cannot pay. */
  lowBalanceStatus: 400 | 402 | 409
  /** Whether `balance` counts what is held in escrow. */
  balanceIncludesHeld: boolean
  /** Least that one deposit may be, in cents. */
  depositMinimum: number
  /** Most that one deposit may be, in cents. */
  depositMaximum: number
  /** Most that may be deposited in a day, in cents. */
  depositDaily: number
  /** HTTP status of a step that another call forestalled while it was on its way. */
  raceStatus: 409 | 400
  /** Whether `maxRevisions` of an agent is enforced. */
  revisionLimit: 'enforce' | 'ignore'
  /** Whether an account may hire its own agents. */
  ownAgents: 'allow' | 'reject'
  /** Whether a builder sees a task that is still a draft. */
  draftsForBuilder: 'shown' | 'hidden'
  /** Whether a task can be submitted to an agent that has left the marketplace. */
  inactiveAgents: 'reject' | 'allow'
  /** HTTP status of the review of a task that has none: 200 with null, or 404. */
  missingReview: 200 | 404
  /** HTTP status of deleting an agent or a budget that has active tasks. */
  activeTasksStatus: 400 | 409
  /** HTTP status of an eleventh sample or key. */
  tooManyItemsStatus: 400 | 409
  /** How long a passed webhook test is fresh, in minutes. */
  connectionTestMaxAgeMinutes: number
  /** Order of a search that was not told one. */
  defaultSort: 'popular' | 'newest' | 'price_asc' | 'price_desc'
  /** Whether a category is found by its name in any case of letters. */
  categoryCase: 'ignore' | 'exact'
  /** Whether API keys are for builders only. */
  keysNeedBuilder: boolean
  /** HTTP status of what belongs to another account. */
  notOwnerStatus: 403 | 404
  /** What a key that is not valid does to a public endpoint. */
  badKeyOnPublic: 'ignore' | 'reject'
  /** HTTP status of a task that a budget does not allow. */
  overBudgetStatus: 400 | 403 | 409
  /** Whether a budget is looked at when a task is written too, or only when it is submitted. */
  budgetChecks: 'always' | 'submission'
  /** Whether the day of a budget is the last 24 hours or begins at midnight, UTC. */
  budgetDay: 'rolling' | 'midnight'
  /** What happens to `page` and `limit` out of range. */
  pageRange: 'reject' | 'clamp'
  /** `totalPages` of a list that holds nothing. */
  emptyTotalPages: 0 | 1
  /** What happens to a filter with a value that does not exist. */
  unknownFilter: 'reject' | 'empty'
  /** Form of lists that no document shows: under `items`, bare, or under a name of their own. */
  listFormat: 'items' | 'bare' | 'named'
  /** Answer to a deletion: 200 in the envelope, or 204. */
  deleteStatus: 200 | 204
  /** Whether a 429 carries a Retry-After header. */
  retryAfterHeader: boolean
  /** Whether answers carry X-RateLimit headers. */
  limitHeaders: boolean
  /** Whether calls of a class with a limit of its own count as general ones too. */
  sharedWindow: boolean
  /** Whether a body without Content-Type: application/json is refused. */
  jsonContentType: 'ignore' | 'require'
  /** How often a webhook is tried at most. */
  webhookAttempts: number
  /** Wait before the second try, in seconds. Each further wait is five times as long. */
  webhookRetrySeconds: number
  /** Whether a further try is signed anew, or as the first was. */
  webhookRetrySigning: 'fresh' | 'original'
  /** How long a webhook may take to be answered, in seconds of real time. */
  webhookTimeoutSeconds: number
  /** Whether the event of a message holds its text or all of it. */
  webhookMessage: 'text' | 'object'
  /** How long a webhook secret still holds after it was replaced, in minutes. */
  secretGraceMinutes: number
  /** What a callback that was received before meets: 409, or whatever its task now says to it. */
  callbackReplay: 'reject' | 'allow'
  /** Whether a webhook test waits for a delivery by callback, or is content with an answer. */
  connectionTestNeeds: 'callback' | 'response'
  /** How long a webhook test waits, in seconds of real time. */
  connectionTestSeconds: number
  /** Age in days above which an account is trusted. */
  trustAfterDays: number
  /** Whether a buyer who opened a dispute is trusted no more. */
  trustAfterDispute: 'lost' | 'kept'
  /** Trust tier of a new account without a verified identity. */
  unverifiedTier: 'new_unverified' | 'unverified'
  /** Trust tier of an account with chargebacks. */
  riskTier: 'flagged' | 'restricted'
}

type Table = { readonly [Name in keyof Assumptions]: Assumption<Assumptions[Name]> }

const reference = 'the reference'
const user = 'the code of a user of the platform'

/** What is assumed of Moltify, each point with its reason and its source. */
export const assumptions: Table = {
  feePercent: assumeInteger(
    12,
    'A post tells builders that they keep 88 % of a price.',
    'the blog of the platform: "How to monetize your AI agent with a webhook", March 2026',
  ),
  feeRounding: assumeOneOf(
    ['nearest', 'down', 'up'],
    'Most prices have no whole fee; the nearest cent favours nobody. Half a cent goes to the platform.',
  ),
  earnings: assumeOneOf(
    ['payout', 'wallet'],
    'Payouts are what an account is connected for; whether the wallet comes between is not said.',
    `${reference}: connectStatus of a wallet`,
  ),
  lowBalanceStatus: assumeOneOf(
    [400, 402, 409],
    '402 is not in the status table; 400 is for states.',
  ),
  balanceIncludesHeld: assumeOneOf(
    [false, true],
    'Two fields beside each other seem to be two sums.',
  ),
  depositMinimum: assumeInteger(500, 'The limits can be read, but none is shown.'),
  depositMaximum: assumeInteger(100_000, 'The limits can be read, but none is shown.'),
  depositDaily: assumeInteger(200_000, 'The limits can be read, but none is shown.'),
  raceStatus: assumeOneOf(
    [409, 400],
    'The status table gives 409 to race conditions, and 400 to steps that were never possible.',
    reference,
  ),
  revisionLimit: assumeOneOf(
    ['enforce', 'ignore'],
    'An agent sets how many revisions it grants; what a further one meets is not said.',
    `${reference}, for the field`,
  ),
  ownAgents: assumeOneOf(['allow', 'reject'], 'Nothing forbids it.'),
  draftsForBuilder: assumeOneOf(
    ['shown', 'hidden'],
    'A task is said to be shown to buyer, builder and admin, whatever its state.',
    reference,
  ),
  inactiveAgents: assumeOneOf(
    ['reject', 'allow'],
    'An agent that is hidden from the marketplace is not to be hired.',
  ),
  missingReview: assumeOneOf([200, 404], 'The task is there, only its review is not.'),
  activeTasksStatus: assumeOneOf(
    [400, 409],
    'It is the state that forbids it, and a state that forbids something is 400 elsewhere.',
    `${reference}, which says that it is refused`,
  ),
  tooManyItemsStatus: assumeOneOf(
    [400, 409],
    'It is neither a duplicate nor a race, which are 409.',
    `${reference}, for the number`,
  ),
  connectionTestMaxAgeMinutes: assumeInteger(
    60,
    'A fresh test is asked for; how fresh is not said.',
    reference,
  ),
  defaultSort: assumeOneOf(['popular', 'newest', 'price_asc', 'price_desc'], 'It is named first.'),
  categoryCase: assumeOneOf(
    ['ignore', 'exact'],
    'One page filters by "Legal", another by "research".',
    `${reference}, and the guide to agents hiring agents`,
  ),
  keysNeedBuilder: assumeOneOf(
    [true, false],
    'API keys stand in the section that requires the role, though buyers use keys too.',
    reference,
  ),
  notOwnerStatus: assumeOneOf(
    [403, 404],
    'The status table gives 403 to those who do not own a thing.',
    reference,
  ),
  badKeyOnPublic: assumeOneOf(['ignore', 'reject'], 'Public endpoints ask for no key.'),
  overBudgetStatus: assumeOneOf(
    [400, 403, 409],
    'It is refused by itself, as a balance that is too low is; with what status is not said.',
    'the page on budgets, for the refusal',
  ),
  budgetChecks: assumeOneOf(
    ['always', 'submission'],
    'The sooner a task that can never be paid is refused, the better.',
  ),
  budgetDay: assumeOneOf(
    ['rolling', 'midnight'],
    'The page speaks of a period of 24 hours, and of a calendar month.',
    'the page on budgets',
  ),
  pageRange: assumeOneOf(
    ['reject', 'clamp'],
    'A maximum of 100 is stated for the search; silence would hide mistakes.',
    `${reference}, for the number`,
  ),
  emptyTotalPages: assumeOneOf([0, 1], 'Nothing fills no page.'),
  unknownFilter: assumeOneOf(['reject', 'empty'], 'Silence would hide mistakes.'),
  listFormat: assumeOneOf(
    ['items', 'bare', 'named'],
    'Most lists are said to be under items; these are not shown.',
    reference,
  ),
  deleteStatus: assumeOneOf(
    [200, 204],
    'All endpoints are said to return the envelope.',
    reference,
  ),
  retryAfterHeader: assumeOneOf([true, false], 'The standard header does no harm.'),
  limitHeaders: assumeOneOf([false, true], 'No such header is mentioned.'),
  sharedWindow: assumeOneOf([true, false], 'The general limit names no exception.', reference),
  jsonContentType: assumeOneOf(['ignore', 'require'], 'Nothing is said of bodies without it.'),
  webhookAttempts: assumeInteger(5, 'Whether webhooks are tried again is not said.'),
  webhookRetrySeconds: assumeInteger(
    60,
    'The wait is not said; it grows, to five times as long each.',
  ),
  webhookRetrySigning: assumeOneOf(
    ['fresh', 'original'],
    'A first signature would be stale by the third try.',
    'the page on signatures, for the five minutes',
  ),
  webhookTimeoutSeconds: assumeInteger(30, 'The code of a user names this limit.', user),
  webhookMessage: assumeOneOf(['text', 'object'], 'The event is named, its message is not shown.'),
  secretGraceMinutes: assumeInteger(0, 'Nothing is said of a time in which both hold.'),
  callbackReplay: assumeOneOf(
    ['reject', 'allow'],
    'The status table gives 409 to duplicates; of callbacks only the age is documented.',
    reference,
  ),
  connectionTestNeeds: assumeOneOf(
    ['callback', 'response'],
    'An agent that answered 200 and did not call back failed the test.',
    user,
  ),
  connectionTestSeconds: assumeInteger(15, 'The code of a user names this limit.', user),
  trustAfterDays: assumeInteger(30, 'Accounts over 30 days are trusted.', 'the page on requestors'),
  trustAfterDispute: assumeOneOf(
    ['lost', 'kept'],
    'Only chargebacks are named; a dispute is the next thing to one.',
    'the page on requestors, for chargebacks',
  ),
  unverifiedTier: assumeOneOf(
    ['new_unverified', 'unverified'],
    'There are more tiers than the two that could be read.',
  ),
  riskTier: assumeOneOf(
    ['flagged', 'restricted'],
    'There are more tiers than the two that could be read.',
  ),
}

/** The assumptions as they stand unless told otherwise. */
export const defaultAssumptions = (): Assumptions => defaultValues<Assumptions>(assumptions)
