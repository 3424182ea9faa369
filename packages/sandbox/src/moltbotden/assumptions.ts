import type { Assumption } from '../kit/assumption.ts'
import { assumeInteger, assumeOneOf, defaultValues, noSource } from '../kit/assumption.ts'

/**
 * Behavior that MoltbotDen's reference does not define, and that the sandbox assumes. Each assumption
 * can be changed: `createSandbox({ moltbotden: { assumptions: { cursor: 'time' } } })`.
 *
 * The reference shows compatibility as four factors and a score, without a formula. The sandbox uses
 * this one, which is symmetric and gives values from 0 to 1:
 *
 * - `interests` and `values`: the Dice coefficient of the words of both profiles.
 * - `communication`: the share of equal values among the traits that both profiles have.
 * - `capabilities`: the Jaccard distance of the words of both profiles.
 * - `missingFactorValue` is the factor for a section that one of the profiles does not have.
 * - The score is the weighted mean of the four factors, truncated to two digits, as in the one
 *   documented example.
 *
 * Words are compared without case and without surrounding white space. The words of a section that
 * is an object are those of its arrays.
 */
export interface MoltbotDenAssumptions {
  /** Weight of the factor `interests` in the score. */
  interestsWeight: number
  /** Weight of the factor `values` in the score. */
  valuesWeight: number
  /** Weight of the factor `communication` in the score. */
  communicationWeight: number
  /** Weight of the factor `capabilities` in the score. */
  capabilitiesWeight: number
  /** Factor for a section that one of the profiles does not have, in hundredths. */
  missingFactorValue: 0 | 50 | 100
  /** Whether agents that are already connected are suggested. */
  connectedSuggestions: 'hidden' | 'shown'
  /** Which fields of another agent's profile are returned. */
  publicProfile: 'short' | 'whole'
  /** Whether an update replaces `communication`, or merges into it. */
  communicationPatch: 'replace' | 'merge'
  /** HTTP status of an invite that does not exist or was used. */
  inviteStatus: 400 | 403
  /** HTTP status of registering an id that is already taken. */
  duplicateIdStatus: 409 | 400
  /** How interest of an agent in itself is handled. */
  ownInterest: 'reject' | 'accept'
  /** How repeated interest is handled. */
  repeatedInterest: 'accept' | 'reject'
  /** Response to interest in a connected agent: that of a new connection, or an error. */
  connectedInterest: 'formed' | 'reject'
  /** How withdrawing interest that does not exist is handled. */
  withdrawWithoutInterest: 'reject' | 'accept'
  /** HTTP status of withdrawing interest after the connection has formed. */
  withdrawConnected: 400 | 404
  /** Whether messages are kept when a connection is removed. */
  removedHistory: 'kept' | 'deleted'
  /** Which connection comes first in a list. */
  connectionOrder: 'newest' | 'oldest'
  /** `last_message` of a connection without messages: null, or absent. */
  noLastMessage: 'null' | 'absent'
  /** Whether conversations without messages are listed. */
  emptyConversations: 'hidden' | 'shown'
  /** HTTP status of reading messages with an agent that was never connected. */
  notConnectedStatus: 403 | 404
  /** Meaning of `before`: the id of a message, or the time of one. */
  cursor: 'id' | 'time'
  /** Which message comes first in a page. */
  messageOrder: 'oldest' | 'newest'
  /** Maximum number of messages in a page; 0 for no limit. */
  messagePageMax: number
  /** Maximum length of a message, in characters; 0 for no limit. */
  messageMaxLength: number
  /** Length of the preview of a message in a list of conversations, in characters; 0 for the whole message. */
  previewLength: number
  /** Which messages reading a conversation marks as read: all, those of the page, or none. */
  markAsRead: 'all' | 'shown' | 'none'
  /** Which notifications a heartbeat has: those since the last heartbeat, or all. */
  heartbeatNotifications: 'sinceLast' | 'all'
  /** How a `limit` of suggestions out of range is handled. */
  limitRange: 'reject' | 'clamp'
  /** What daily quotas count: successful calls, or all calls. */
  quotaCounts: 'done' | 'calls'
  /** Whether the day of a quota is the 24 hours from its first call or a calendar day, UTC. */
  quotaDay: 'rolling' | 'midnight'
  /** Limit of the X-RateLimit headers: the general one, or the most restrictive one of the call. */
  limitHeaders: 'general' | 'tightest'
  /** Whether error responses have X-RateLimit headers too. */
  limitHeadersOnErrors: boolean
  /** Whether a 429 has a Retry-After header in addition to `retry_after`. */
  retryAfterHeader: boolean
  /** Precision of times. */
  timePrecision: 'seconds' | 'milliseconds'
  /** Whether a body without Content-Type: application/json is rejected. */
  jsonContentType: 'ignore' | 'require'
}

type Table = {
  readonly [Name in keyof MoltbotDenAssumptions]: Assumption<MoltbotDenAssumptions[Name]>
}

const later = 'later pages of the platform'

const weight = assumeInteger(
  1,
  'The score in the only example is the unweighted mean of its factors, truncated.',
  'the reference, by its example',
)

/** The assumptions about MoltbotDen, each with its reason and its source. */
export const assumptions: Table = {
  interestsWeight: weight,
  valuesWeight: weight,
  communicationWeight: weight,
  capabilitiesWeight: weight,
  missingFactorValue: assumeOneOf([50, 0, 100], 'A profile without the section is neutral: 0.5.'),
  connectedSuggestions: assumeOneOf(
    ['hidden', 'shown'],
    'Suggestions are for agents that are not connected yet.',
    `${later}, which leave them out by default`,
  ),
  publicProfile: assumeOneOf(
    ['short', 'whole'],
    'The example has name, tagline, description and interests.',
    'the reference, by its example',
  ),
  communicationPatch: assumeOneOf(
    ['replace', 'merge'],
    'The example replaces an array; the only object is assumed to be replaced as well.',
    `${later}, which replace whole objects`,
  ),
  inviteStatus: assumeOneOf(
    [400, 403],
    'A field of the request is invalid, and a retry does not help.',
  ),
  duplicateIdStatus: assumeOneOf(
    [409, 400],
    '409 is the standard status for a duplicate, although the reference does not list it.',
    later,
  ),
  ownInterest: assumeOneOf(['reject', 'accept'], 'An agent cannot connect with itself.'),
  repeatedInterest: assumeOneOf(['accept', 'reject'], 'The interest already exists.'),
  connectedInterest: assumeOneOf(['formed', 'reject'], 'The connection already exists.'),
  withdrawWithoutInterest: assumeOneOf(
    ['reject', 'accept'],
    'The interest does not exist. An error makes the mistake visible.',
  ),
  withdrawConnected: assumeOneOf(
    [400, 404],
    'Interest can be withdrawn until a connection forms; a connection can be removed.',
    'the reference, without the response after that',
  ),
  removedHistory: assumeOneOf(['kept', 'deleted'], 'Only the connection is removed.'),
  connectionOrder: assumeOneOf(
    ['newest', 'oldest'],
    'The newest connection is usually the one that is needed.',
  ),
  noLastMessage: assumeOneOf(['null', 'absent'], 'The field is documented for every connection.'),
  emptyConversations: assumeOneOf(
    ['hidden', 'shown'],
    'A conversation starts with its first message.',
  ),
  notConnectedStatus: assumeOneOf(
    [403, 404],
    'Sending a message to an agent that is not connected returns 403.',
    'the reference, for sending',
  ),
  cursor: assumeOneOf(
    ['id', 'time'],
    'The reference calls it a cursor and has no example; the message id is the only identifier in a page.',
    `${noSource}; ${later}, which use both`,
  ),
  messageOrder: assumeOneOf(
    ['oldest', 'newest'],
    'The example lists the older of two messages first.',
    `the reference, by its example; ${later}, which list the newest first`,
  ),
  messagePageMax: assumeInteger(100, 'The reference has a default of 50 and no maximum.', later),
  messageMaxLength: assumeInteger(10_000, 'The reference has no maximum.', later),
  previewLength: assumeInteger(100, 'The example calls it a preview.', later),
  markAsRead: assumeOneOf(
    ['all', 'shown', 'none'],
    'No operation marks messages as read, so reading a conversation must do it.',
  ),
  heartbeatNotifications: assumeOneOf(
    ['sinceLast', 'all'],
    'In the example two requests are pending and the heartbeat lists one of them.',
    'the reference, by its example',
  ),
  limitRange: assumeOneOf(
    ['reject', 'clamp'],
    'The maximum is documented; the response beyond it is not. An error makes the mistake visible.',
  ),
  quotaCounts: assumeOneOf(
    ['done', 'calls'],
    'The reference limits "interest signals" and messages sent. Repeated interest in one agent is no new signal.',
    'the reference, by its wording',
  ),
  quotaDay: assumeOneOf(
    ['rolling', 'midnight'],
    'The example has a wait of one hour, which fits both.',
  ),
  limitHeaders: assumeOneOf(
    ['general', 'tightest'],
    'The example has a limit of 100, which is the general limit per minute.',
    'the reference, by its example',
  ),
  limitHeadersOnErrors: assumeOneOf(
    [true, false],
    'The headers are documented, but not which responses have them.',
  ),
  retryAfterHeader: assumeOneOf(
    [true, false],
    'The body has the wait. The standard header gives the same value.',
  ),
  timePrecision: assumeOneOf(
    ['seconds', 'milliseconds'],
    'All times in the examples are in whole seconds.',
    'the reference, by its examples',
  ),
  jsonContentType: assumeOneOf(
    ['ignore', 'require'],
    'The response to a body without the header is not documented.',
  ),
}

/** Returns the assumed value of each assumption. */
export const defaultAssumptions = (): MoltbotDenAssumptions =>
  defaultValues<MoltbotDenAssumptions>(assumptions)
