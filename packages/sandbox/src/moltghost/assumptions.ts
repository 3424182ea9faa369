import type { Assumption } from '../kit/assumption.ts'
import { defaultValues, noSource } from '../kit/assumption.ts'

/**
 * Behavior that MoltGhost's reference does not define, and that the sandbox assumes. Each assumption
 * can be changed: `createSandbox({ moltghost: { assumptions: { chatFormat: 'openai' } } })`.
 */
export interface MoltGhostAssumptions {
  /** Format of a complete response to `/v1/chat`. */
  chatFormat: 'flat' | 'short' | 'openai'
  /** Format of the stream events of `/v1/chat`. */
  streamFormat: 'openai' | 'flat'
  /** Whether a stream of `/v1/chat` has `usage` even when the request does not ask for it. */
  usageInChat: boolean
  /** Whether a stream ends with a `[DONE]` line. */
  doneMarker: boolean
  /** HTTP status while the agent is starting. */
  initializingStatus: 202 | 503 | 404
  /** HTTP status after the agent has failed. */
  failedStatus: 503 | 500
  /** How a model that the agent does not have is handled. */
  unknownModel: 'reject' | 'respond'
  /** How skills in a chat that the agent does not have are handled. */
  unknownSkills: 'reject' | 'ignore'
  /** How OpenAI's parameters that the sandbox cannot follow are handled, such as `n` above 1. */
  unsupportedParameters: 'reject' | 'ignore'
  /** Whether `/v1/health` needs a key. */
  healthNeedsKey: boolean
  /** Whether a WebSocket can be opened with the key as `?token=`. */
  socketToken: boolean
  /** Whether responses have X-RateLimit headers. */
  limitHeaders: boolean
  /** Whether responses that ask for a wait have a Retry-After header. */
  retryAfterHeader: boolean
  /** Whether responses have an X-Request-Id header. */
  requestIdHeader: boolean
  /** Whether a body without Content-Type: application/json is rejected. */
  jsonContentType: 'require' | 'ignore'
  /** Type of `error` in an error body. */
  errorFormat: 'object' | 'string'
}

type Table = {
  readonly [Name in keyof MoltGhostAssumptions]: Assumption<MoltGhostAssumptions[Name]>
}

const reference = 'the reference'
const related = 'a page that is not part of the reference'

/** The assumptions about MoltGhost, each with its reason and its source. */
export const assumptions: Table = {
  chatFormat: {
    value: 'flat',
    choices: ['flat', 'short', 'openai'],
    reason: 'The reference shows a flat response in full, a shorter one, and an OpenAI client.',
    source: reference,
  },
  streamFormat: {
    value: 'openai',
    choices: ['openai', 'flat'],
    reason: 'No event is documented, but an example reads choices[0].delta.content.',
    source: reference,
  },
  usageInChat: {
    value: true,
    choices: [true, false],
    reason: 'The example reads usage.total_tokens after a stream without include_usage.',
    source: reference,
  },
  doneMarker: {
    value: true,
    choices: [true, false],
    reason: "OpenAI's streams end with it.",
    source: noSource,
  },
  initializingStatus: {
    value: 202,
    choices: [202, 503, 404],
    reason: 'The reference has 202; other pages have 503, or 404 on a pending host.',
    source: `${reference}; ${related}`,
  },
  failedStatus: {
    value: 503,
    choices: [503, 500],
    reason: 'A failed agent is unavailable, like a paused one.',
    source: noSource,
  },
  unknownModel: {
    value: 'reject',
    choices: ['reject', 'respond'],
    reason: 'An error makes the mistake visible.',
    source: noSource,
  },
  unknownSkills: {
    value: 'reject',
    choices: ['reject', 'ignore'],
    reason: 'Calls of a skill by name reject unknown skills.',
    source: related,
  },
  unsupportedParameters: {
    value: 'reject',
    choices: ['reject', 'ignore'],
    reason: 'An error makes the mistake visible.',
    source: noSource,
  },
  healthNeedsKey: {
    value: false,
    choices: [true, false],
    reason: 'An example on a page sends the request without a key.',
    source: related,
  },
  socketToken: {
    value: true,
    choices: [true, false],
    reason: 'Browsers cannot send headers when they open a WebSocket.',
    source: noSource,
  },
  limitHeaders: {
    value: true,
    choices: [true, false],
    reason: 'No header is documented; these are the common ones.',
    source: noSource,
  },
  retryAfterHeader: {
    value: true,
    choices: [true, false],
    reason: 'The body has the wait only as text. The standard header gives clients a number.',
    source: noSource,
  },
  requestIdHeader: {
    value: true,
    choices: [true, false],
    reason: 'No request id is documented. The sandbox sends one to match responses with the log.',
    source: noSource,
  },
  jsonContentType: {
    value: 'ignore',
    choices: ['require', 'ignore'],
    reason: 'One example of the reference does not send the header.',
    source: reference,
  },
  errorFormat: {
    value: 'object',
    choices: ['object', 'string'],
    reason: "The platform's own control plane sends a string.",
    source: `${reference}; the code of the platform's control plane`,
  },
}

/** Returns the assumed value of each assumption. */
export const defaultAssumptions = (): MoltGhostAssumptions =>
  defaultValues<MoltGhostAssumptions>(assumptions)
