import type { Assumption } from '../kit/assumption.ts'
import { defaultValues } from '../kit/assumption.ts'

/**
 * What MoltGhost's reference leaves open, and what the sandbox does until it doesn't. Each can be
 * switched: `createSandbox({ moltghost: { assumptions: { chatFormat: 'openai' } } })`.
 */
export interface Assumptions {
  /** The form of a whole answer to `/v1/chat`. */
  chatFormat: 'flat' | 'short' | 'openai'
  /** The form of the events of `/v1/chat`. */
  streamFormat: 'openai' | 'flat'
  /** Whether a stream of `/v1/chat` tells the tokens used without being asked. */
  usageInChat: boolean
  /** Whether `[DONE]` ends a stream. */
  doneMarker: boolean
  /** How a call is answered while the agent starts. */
  initializingStatus: 202 | 503 | 404
  /** How a call is answered once the agent has failed. */
  failedStatus: 503 | 500
  /** What happens to a model that the agent does not have. */
  unknownModel: 'reject' | 'respond'
  /** What happens to skills in a chat that the agent does not have. */
  unknownSkills: 'reject' | 'ignore'
  /** Whether `/v1/health` asks for a key. */
  healthNeedsKey: boolean
  /** Whether a socket may be opened with its key as `?token=`. */
  socketToken: boolean
  /** Whether answers tell how the limits stand. */
  limitHeaders: boolean
  /** Whether a Retry-After header says how long to wait. */
  retryAfterHeader: boolean
  /** Whether answers carry an X-Request-Id header. */
  requestIdHeader: boolean
  /** Whether a body without Content-Type: application/json is refused. */
  jsonContentType: 'require' | 'ignore'
  /** The shape of `error` in an error body. */
  errorFormat: 'object' | 'string'
}

type Table = { readonly [Name in keyof Assumptions]: Assumption<Assumptions[Name]> }

const nowhere = 'written nowhere'
const reference = 'the reference'
const related = 'a page beside the reference'

/** What is assumed of MoltGhost, each point with its reason and its source. */
export const assumptions: Table = {
  chatFormat: {
    value: 'flat',
    choices: ['flat', 'short', 'openai'],
    reason: 'The reference shows a flat answer in full, a shorter one, and an OpenAI client.',
    source: reference,
  },
  streamFormat: {
    value: 'openai',
    choices: ['openai', 'flat'],
    reason: 'No event is shown, but a loop that reads choices[0].delta.content.',
    source: reference,
  },
  usageInChat: {
    value: true,
    choices: [true, false],
    reason: 'The sample reads usage.total_tokens after a stream that asked for nothing.',
    source: reference,
  },
  doneMarker: {
    value: true,
    choices: [true, false],
    reason: "OpenAI's streams end so.",
    source: nowhere,
  },
  initializingStatus: {
    value: 202,
    choices: [202, 503, 404],
    reason: 'The reference says 202; other pages say 503, or 404 on a host that is pending.',
    source: `${reference}; ${related}`,
  },
  failedStatus: {
    value: 503,
    choices: [503, 500],
    reason: 'It is as unavailable as one that is paused.',
    source: nowhere,
  },
  unknownModel: {
    value: 'reject',
    choices: ['reject', 'respond'],
    reason: 'Silence would hide mistakes.',
    source: nowhere,
  },
  unknownSkills: {
    value: 'reject',
    choices: ['reject', 'ignore'],
    reason: 'They are refused where skills are called by name.',
    source: related,
  },
  healthNeedsKey: {
    value: false,
    choices: [true, false],
    reason: 'A page asks without one.',
    source: related,
  },
  socketToken: {
    value: true,
    choices: [true, false],
    reason: 'A browser can send no header with a socket.',
    source: nowhere,
  },
  limitHeaders: {
    value: true,
    choices: [true, false],
    reason: 'No header is named; these are the common ones.',
    source: nowhere,
  },
  retryAfterHeader: {
    value: true,
    choices: [true, false],
    reason: 'The waits are given in words alone; the standard header does no harm.',
    source: nowhere,
  },
  requestIdHeader: {
    value: true,
    choices: [true, false],
    reason: 'With one, log lines and answers can be matched.',
    source: nowhere,
  },
  jsonContentType: {
    value: 'ignore',
    choices: ['require', 'ignore'],
    reason: 'One sample of the reference leaves it out.',
    source: reference,
  },
  errorFormat: {
    value: 'object',
    choices: ['object', 'string'],
    reason: "The platform's own control plane sends a bare string.",
    source: `${reference}; the code of the platform's control plane`,
  },
}

/** The assumptions as they stand unless told otherwise. */
export const defaultAssumptions = (): Assumptions => defaultValues<Assumptions>(assumptions)
