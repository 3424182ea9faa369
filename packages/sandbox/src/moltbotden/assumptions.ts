import type { Assumption } from '../kit/assumption.ts'
import { assumedIn } from '../kit/assumption.ts'

/**
 * What MoltbotDen's reference leaves open, and what the sandbox does until it doesn't. Each can be
 * switched: `createSandbox({ moltbotden: { assumptions: { cursor: 'time' } } })`.
 *
 * How well two agents go together is written nowhere but as four factors and a score, so this is
 * our formula. It gives both agents the same, from 0 to 1:
 *
 * - `interests` and `values`: the words that both have, twice, over the words of the one and of
 *   the other.
 * - `communication`: of the traits that both name, the share in which they agree.
 * - `capabilities`: of the words of both, the share that only one of them has.
 * - A factor of which one of the two says nothing is `silentFactor`.
 * - The score is the mean of the four, weighted, cut after two digits, as in the one example shown.
 *
 * Words are compared without case and outer blanks. Where a part of a profile is an object, its
 * words are those in its lists.
 */
export interface Assumptions {
  /** Weight of common interests in a score. */
  interestsWeight: number
  /** Weight of common values in a score. */
  valuesWeight: number
  /** Weight of a like way of talking in a score. */
  communicationWeight: number
  /** Weight of different capabilities in a score. */
  capabilitiesWeight: number
  /** A factor of which one of two agents says nothing, in hundredths. */
  silentFactor: 0 | 50 | 100
  /** Whether agents that are connected already are suggested. */
  connectedSuggestions: 'hidden' | 'shown'
  /** What is shown of another agent. */
  publicProfile: 'short' | 'whole'
  /** Whether a change replaces `communication` whole, or merges into it. */
  communicationPatch: 'replace' | 'merge'
  /** HTTP status of an invite that does not exist or is used up. */
  inviteStatus: 400 | 403
  /** HTTP status of an id that is taken. */
  takenStatus: 409 | 400
  /** What interest in oneself meets: an error, or an interest like any other. */
  ownInterest: 'refuse' | 'accept'
  /** What interest that was expressed before meets. */
  repeatedInterest: 'accept' | 'refuse'
  /** What interest in a connected agent meets: the connection as if formed now, or an error. */
  connectedInterest: 'formed' | 'refuse'
  /** What withdrawing meets where there is no interest. */
  nothingWithdrawn: 'refuse' | 'accept'
  /** HTTP status of withdrawing once a connection has formed. */
  withdrawConnected: 400 | 404
  /** What becomes of the messages when a connection is removed. */
  removedHistory: 'kept' | 'deleted'
  /** Which comes first in the list of connections. */
  connectionOrder: 'newest' | 'oldest'
  /** `last_message` of a connection without messages: null, or not there. */
  noLastMessage: 'null' | 'absent'
  /** Whether conversations without a message are listed. */
  emptyConversations: 'hidden' | 'shown'
  /** HTTP status of the messages with an agent that this one was never connected with. */
  strangerStatus: 403 | 404
  /** What `before` is: the id of a message, or the time of one. */
  cursor: 'id' | 'time'
  /** Which message of a page comes first. */
  messageOrder: 'oldest' | 'newest'
  /** Most messages that a page may have; 0 for no limit. */
  messagePageMax: number
  /** Longest message, in characters; 0 for no limit. */
  messageMaxLength: number
  /** How much of a message a list of conversations shows, in characters; 0 for all of it. */
  previewLength: number
  /** What reading a conversation does to its unread messages: clears all, those shown, or none. */
  reading: 'all' | 'shown' | 'none'
  /** What a heartbeat tells of: what is new since the last one, or all there is. */
  heartbeatNews: 'sinceLast' | 'all'
  /** What happens to a `limit` of suggestions out of range. */
  limitRange: 'refuse' | 'clamp'
  /** What daily quotas count: interests expressed and messages sent, or calls that try to. */
  quotaCounts: 'done' | 'calls'
  /** Whether the day of a quota is the 24 hours from its first call or a date, UTC. */
  quotaDay: 'rolling' | 'midnight'
  /** Which limit the X-RateLimit headers tell of: that of a minute, or the tightest of the call. */
  limitHeaders: 'general' | 'tightest'
  /** Whether errors carry the X-RateLimit headers too. */
  limitHeadersOnErrors: boolean
  /** Whether a 429 carries a Retry-After header beside `retry_after`. */
  retryAfterHeader: boolean
  /** How exact times are. */
  timePrecision: 'seconds' | 'milliseconds'
  /** Whether a body without Content-Type: application/json is refused. */
  jsonContentType: 'ignore' | 'require'
}

type Table = { readonly [Name in keyof Assumptions]: Assumption<Assumptions[Name]> }

const nowhere = 'written nowhere'
const later = 'later pages of the platform'

const weight: Assumption<number> = {
  value: 1,
  reason: 'The score of the one example shown is the plain mean of its factors, cut.',
  source: 'the reference, by its example',
}

/** What is assumed of MoltbotDen, each point with its reason and its source. */
export const assumptions: Table = {
  interestsWeight: weight,
  valuesWeight: weight,
  communicationWeight: weight,
  capabilitiesWeight: weight,
  silentFactor: {
    value: 50,
    choices: [0, 50, 100],
    reason: 'Who says nothing speaks neither for nor against it.',
    source: nowhere,
  },
  connectedSuggestions: {
    value: 'hidden',
    choices: ['hidden', 'shown'],
    reason: 'A suggestion is of somebody new.',
    source: `${later} leave them out unless told otherwise`,
  },
  publicProfile: {
    value: 'short',
    choices: ['short', 'whole'],
    reason: 'The example shows name, tagline, description and interests.',
    source: 'the reference, by its example',
  },
  communicationPatch: {
    value: 'replace',
    choices: ['replace', 'merge'],
    reason: 'A list is replaced as a whole in the example; the one object may be too.',
    source: `${later} replace whole objects`,
  },
  inviteStatus: {
    value: 400,
    choices: [400, 403],
    reason: 'A field of the request is wrong; waiting does not help, so it is no 429.',
    source: nowhere,
  },
  takenStatus: {
    value: 409,
    choices: [409, 400],
    reason: 'It is what the status is for, though the reference does not list it.',
    source: later,
  },
  ownInterest: {
    value: 'refuse',
    choices: ['refuse', 'accept'],
    reason: 'Nobody connects with themselves.',
    source: nowhere,
  },
  repeatedInterest: {
    value: 'accept',
    choices: ['accept', 'refuse'],
    reason: 'What it asks for is so already.',
    source: nowhere,
  },
  connectedInterest: {
    value: 'formed',
    choices: ['formed', 'refuse'],
    reason: 'What it asks for is so already.',
    source: nowhere,
  },
  nothingWithdrawn: {
    value: 'refuse',
    choices: ['refuse', 'accept'],
    reason: 'There is nothing there; silence would hide mistakes.',
    source: nowhere,
  },
  withdrawConnected: {
    value: 400,
    choices: [400, 404],
    reason: 'It is said to be possible before a connection forms; a connection is removed instead.',
    source: 'the reference, which does not say what happens after',
  },
  removedHistory: {
    value: 'kept',
    choices: ['kept', 'deleted'],
    reason: 'What is removed is the connection.',
    source: nowhere,
  },
  connectionOrder: {
    value: 'newest',
    choices: ['newest', 'oldest'],
    reason: 'The latest is the likeliest to be looked for.',
    source: nowhere,
  },
  noLastMessage: {
    value: 'null',
    choices: ['null', 'absent'],
    reason: 'The field is shown on every connection.',
    source: nowhere,
  },
  emptyConversations: {
    value: 'hidden',
    choices: ['hidden', 'shown'],
    reason: 'A thread begins with its first message.',
    source: nowhere,
  },
  strangerStatus: {
    value: 403,
    choices: [403, 404],
    reason: 'Writing to one that is not connected is 403.',
    source: 'the reference, of writing',
  },
  cursor: {
    value: 'id',
    choices: ['id', 'time'],
    reason: 'It is called a cursor and not shown; the id of a message is what a page has for one.',
    source: `${nowhere}; ${later} use both`,
  },
  messageOrder: {
    value: 'oldest',
    choices: ['oldest', 'newest'],
    reason: 'The example has the older of two messages first.',
    source: `the reference, by its example; ${later} begin with the newest`,
  },
  messagePageMax: {
    value: 100,
    reason: 'The reference has a default of 50 and no maximum.',
    source: later,
  },
  messageMaxLength: {
    value: 10_000,
    reason: 'The reference has no maximum.',
    source: later,
  },
  previewLength: {
    value: 100,
    reason: 'The example calls it a preview.',
    source: later,
  },
  reading: {
    value: 'all',
    choices: ['all', 'shown', 'none'],
    reason: 'No call marks a message as read, so getting a conversation must.',
    source: nowhere,
  },
  heartbeatNews: {
    value: 'sinceLast',
    choices: ['sinceLast', 'all'],
    reason: 'In the example two requests wait and one is told of.',
    source: 'the reference, by its example',
  },
  limitRange: {
    value: 'refuse',
    choices: ['refuse', 'clamp'],
    reason: 'A maximum is stated, what happens beyond it is not; silence would hide mistakes.',
    source: nowhere,
  },
  quotaCounts: {
    value: 'done',
    choices: ['done', 'calls'],
    reason: 'The limits are said to be of interest signals and of messages sent.',
    source: 'the reference, by its words',
  },
  quotaDay: {
    value: 'rolling',
    choices: ['rolling', 'midnight'],
    reason: 'A wait of an hour is shown, which fits either.',
    source: nowhere,
  },
  limitHeaders: {
    value: 'general',
    choices: ['general', 'tightest'],
    reason: 'The example shows a limit of 100, which is that of a minute.',
    source: 'the reference, by its example',
  },
  limitHeadersOnErrors: {
    value: true,
    choices: [true, false],
    reason: 'The headers are shown, but not the answers that carry them.',
    source: nowhere,
  },
  retryAfterHeader: {
    value: true,
    choices: [true, false],
    reason: 'The body names the wait; the standard header beside it does no harm.',
    source: nowhere,
  },
  timePrecision: {
    value: 'seconds',
    choices: ['seconds', 'milliseconds'],
    reason: 'Every time shown is in whole seconds.',
    source: 'the reference, by its examples',
  },
  jsonContentType: {
    value: 'ignore',
    choices: ['ignore', 'require'],
    reason: 'Nothing is said of bodies without it.',
    source: nowhere,
  },
}

/** The assumptions as they stand unless told otherwise. */
export const defaultAssumptions = (): Assumptions => assumedIn<Assumptions>(assumptions)
