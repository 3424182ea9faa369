import type { Assumption } from '../kit/assumption.ts'
import { assumeInteger, assumeOneOf, defaultValues, noSource } from '../kit/assumption.ts'

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
 * - A factor of which one of the two says nothing is `missingFactorValue`.
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
  missingFactorValue: 0 | 50 | 100
  /** Whether agents that are connected already are suggested. */
  connectedSuggestions: 'hidden' | 'shown'
  /** What is shown of another agent. */
  publicProfile: 'short' | 'whole'
  /** Whether a change replaces `communication` whole, or merges into it. */
  communicationPatch: 'replace' | 'merge'
  /** HTTP status of an invite that does not exist or is used up. */
  inviteStatus: 400 | 403
  /** HTTP status of an id that is taken. */
  duplicateIdStatus: 409 | 400
  /** What interest in oneself meets: an error, or an interest like any other. */
  ownInterest: 'reject' | 'accept'
  /** What interest that was expressed before meets. */
  repeatedInterest: 'accept' | 'reject'
  /** What interest in a connected agent meets: the connection as if formed now, or an error. */
  connectedInterest: 'formed' | 'reject'
  /** What withdrawing meets where there is no interest. */
  withdrawWithoutInterest: 'reject' | 'accept'
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
  notConnectedStatus: 403 | 404
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
  markAsRead: 'all' | 'shown' | 'none'
  /** What a heartbeat tells of: what is new since the last one, or all there is. */
  heartbeatNotifications: 'sinceLast' | 'all'
  /** What happens to a `limit` of suggestions out of range. */
  limitRange: 'reject' | 'clamp'
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

const later = 'later pages of the platform'

const weight = assumeInteger(
  1,
  'The score of the one example shown is the plain mean of its factors, cut.',
  'the reference, by its example',
)

/** What is assumed of MoltbotDen, each point with its reason and its source. */
export const assumptions: Table = {
  interestsWeight: weight,
  valuesWeight: weight,
  communicationWeight: weight,
  capabilitiesWeight: weight,
  missingFactorValue: assumeOneOf(
    [50, 0, 100],
    'Who says nothing speaks neither for nor against it.',
  ),
  connectedSuggestions: assumeOneOf(
    ['hidden', 'shown'],
    'A suggestion is of somebody new.',
    `${later} leave them out unless told otherwise`,
  ),
  publicProfile: assumeOneOf(
    ['short', 'whole'],
    'The example shows name, tagline, description and interests.',
    'the reference, by its example',
  ),
  communicationPatch: assumeOneOf(
    ['replace', 'merge'],
    'A list is replaced as a whole in the example; the one object may be too.',
    `${later} replace whole objects`,
  ),
  inviteStatus: assumeOneOf(
    [400, 403],
    'A field of the request is wrong; waiting does not help, so it is no 429.',
  ),
  duplicateIdStatus: assumeOneOf(
    [409, 400],
    'It is what the status is for, though the reference does not list it.',
    later,
  ),
  ownInterest: assumeOneOf(['reject', 'accept'], 'Nobody connects with themselves.'),
  repeatedInterest: assumeOneOf(['accept', 'reject'], 'What it asks for is so already.'),
  connectedInterest: assumeOneOf(['formed', 'reject'], 'What it asks for is so already.'),
  withdrawWithoutInterest: assumeOneOf(
    ['reject', 'accept'],
    'There is nothing there; silence would hide mistakes.',
  ),
  withdrawConnected: assumeOneOf(
    [400, 404],
    'It is said to be possible before a connection forms; a connection is removed instead.',
    'the reference, which does not say what happens after',
  ),
  removedHistory: assumeOneOf(['kept', 'deleted'], 'What is removed is the connection.'),
  connectionOrder: assumeOneOf(
    ['newest', 'oldest'],
    'The latest is the likeliest to be looked for.',
  ),
  noLastMessage: assumeOneOf(['null', 'absent'], 'The field is shown on every connection.'),
  emptyConversations: assumeOneOf(['hidden', 'shown'], 'A thread begins with its first message.'),
  notConnectedStatus: assumeOneOf(
    [403, 404],
    'Writing to one that is not connected is 403.',
    'the reference, of writing',
  ),
  cursor: assumeOneOf(
    ['id', 'time'],
    'It is called a cursor and not shown; the id of a message is what a page has for one.',
    `${noSource}; ${later} use both`,
  ),
  messageOrder: assumeOneOf(
    ['oldest', 'newest'],
    'The example has the older of two messages first.',
    `the reference, by its example; ${later} begin with the newest`,
  ),
  messagePageMax: assumeInteger(100, 'The reference has a default of 50 and no maximum.', later),
  messageMaxLength: assumeInteger(10_000, 'The reference has no maximum.', later),
  previewLength: assumeInteger(100, 'The example calls it a preview.', later),
  markAsRead: assumeOneOf(
    ['all', 'shown', 'none'],
    'No call marks a message as read, so getting a conversation must.',
  ),
  heartbeatNotifications: assumeOneOf(
    ['sinceLast', 'all'],
    'In the example two requests wait and one is told of.',
    'the reference, by its example',
  ),
  limitRange: assumeOneOf(
    ['reject', 'clamp'],
    'A maximum is stated, what happens beyond it is not; silence would hide mistakes.',
  ),
  quotaCounts: assumeOneOf(
    ['done', 'calls'],
    'The limits are said to be of interest signals and of messages sent.',
    'the reference, by its words',
  ),
  quotaDay: assumeOneOf(['rolling', 'midnight'], 'A wait of an hour is shown, which fits either.'),
  limitHeaders: assumeOneOf(
    ['general', 'tightest'],
    'The example shows a limit of 100, which is that of a minute.',
    'the reference, by its example',
  ),
  limitHeadersOnErrors: assumeOneOf(
    [true, false],
    'The headers are shown, but not the answers that carry them.',
  ),
  retryAfterHeader: assumeOneOf(
    [true, false],
    'The body names the wait; the standard header beside it does no harm.',
  ),
  timePrecision: assumeOneOf(
    ['seconds', 'milliseconds'],
    'Every time shown is in whole seconds.',
    'the reference, by its examples',
  ),
  jsonContentType: assumeOneOf(['ignore', 'require'], 'Nothing is said of bodies without it.'),
}

/** The assumptions as they stand unless told otherwise. */
export const defaultAssumptions = (): Assumptions => defaultValues<Assumptions>(assumptions)
