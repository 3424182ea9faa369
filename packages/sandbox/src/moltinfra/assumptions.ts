import type { Assumption } from '../kit/assumption.ts'
import { defaultValues } from '../kit/assumption.ts'

/**
 * What MoltInfra's documents leave open, and what the sandbox does until they don't. Each can be
 * switched: `createSandbox({ moltinfra: { assumptions: { patchDepth: 'merge' } } })`.
 */
export interface MoltInfraAssumptions {
  /** Whether PATCH replaces a field such as `settings` whole, or merges into it. */
  patchDepth: 'replace' | 'merge'
  /** HTTP status of INSUFFICIENT_QUOTA. */
  quotaStatus: 403 | 402 | 429
  /** HTTP status of MODEL_ERROR. */
  modelErrorStatus: 500 | 502 | 503
  /** HTTP status of a message beyond the concurrent ones that an agent takes. */
  concurrencyStatus: 429 | 503
  /** Calls a minute on the enterprise tier. */
  enterpriseLimit: number
  /** Whether one window counts the calls to all endpoints, beside each endpoint's own. */
  sharedWindow: boolean
  /** Whether errors carry the X-RateLimit headers too. */
  limitHeadersOnErrors: boolean
  /** Whether a 429 carries a Retry-After header beside `details.retryAfter`. */
  retryAfterHeader: boolean
  /** How X-RateLimit-Reset is written. */
  resetFormat: 'seconds' | 'iso'
  /** Whether answers carry an X-Request-Id header. */
  requestIdHeader: boolean
  /** The key of the list in `GET /agents`. */
  listKey: 'agents' | 'items'
  /** `totalPages` of a list that holds nothing. */
  emptyTotalPages: 0 | 1
  /** What happens to `page` and `limit` out of range. */
  pageRange: 'reject' | 'clamp'
  /** The order of a list that was not told one. */
  defaultSort: 'createdAt' | 'name' | 'status'
  /** What an agent that is not active does with a message. */
  inactiveAgents: 'reject' | 'respond'
  /** Longest `name`, in characters; 0 for no limit. */
  nameMaxLength: number
  /** Longest message `text`, in characters; 0 for no limit. */
  textMaxLength: number
  /** Whether two agents of an account may not have the same name. */
  uniqueNames: boolean
  /** What happens to fields that the documents don't name. */
  unknownFields: 'ignore' | 'reject'
  /** Whether a body without Content-Type: application/json is refused. */
  jsonContentType: 'require' | 'ignore'
  /** What the last frame of a stream holds beside its type. */
  doneFrame: 'message' | 'bare'
  /** Whether a `[DONE]` line ends a stream. */
  doneMarker: boolean
  /** The shape of `error` in an error body. */
  errorFormat: 'object' | 'string'
}

type Table = {
  readonly [Name in keyof MoltInfraAssumptions]: Assumption<MoltInfraAssumptions[Name]>
}

const nowhere = 'written nowhere'
const lineage = 'the documents of OrionOS, from which MoltInfra took its own'

/** What is assumed of MoltInfra, each point with its reason and its source. */
export const assumptions: Table = {
  patchDepth: {
    value: 'replace',
    choices: ['replace', 'merge'],
    reason: 'A partial update leaves untouched fields alone; how deep that goes is not said.',
    source: `${nowhere}; ${lineage} show both habits`,
  },
  quotaStatus: {
    value: 403,
    choices: [403, 402, 429],
    reason: 'The code has no status. 402 is not in the status table, 429 would invite retries.',
    source: `the code: ${lineage}; its status: ${nowhere}`,
  },
  modelErrorStatus: {
    value: 500,
    choices: [500, 502, 503],
    reason: 'The status table has only 500 and 503, and 503 is taken by AGENT_UNAVAILABLE.',
    source: `the code: ${lineage}; its status: ${nowhere}`,
  },
  concurrencyStatus: {
    value: 429,
    choices: [429, 503],
    reason: 'Ten messages at a time for an agent are stated, the answer to the eleventh is not.',
    source: nowhere,
  },
  enterpriseLimit: {
    value: 1000,
    reason: 'The tier has custom limits, so any number above the Pro tier will do.',
    source: 'the reference: "Enterprise tier: Custom limits"',
  },
  sharedWindow: {
    value: true,
    choices: [true, false],
    reason: 'The tier limit is said to apply to all endpoints, beside the caps of single ones.',
    source: `the reference for the tiers; ${lineage} for the caps`,
  },
  limitHeadersOnErrors: {
    value: true,
    choices: [true, false],
    reason: 'The headers are named, but not the answers that carry them.',
    source: nowhere,
  },
  retryAfterHeader: {
    value: true,
    choices: [true, false],
    reason: 'The body names the wait; the standard header beside it does no harm.',
    source: nowhere,
  },
  resetFormat: {
    value: 'seconds',
    choices: ['seconds', 'iso'],
    reason: 'The sample shows unix seconds; a relative of the platform sends ISO 8601.',
    source: lineage,
  },
  requestIdHeader: {
    value: true,
    choices: [true, false],
    reason: 'No request id is documented; with one, log lines and answers can be matched.',
    source: nowhere,
  },
  listKey: {
    value: 'agents',
    choices: ['agents', 'items'],
    reason: 'The list page says agents, the overview says items.',
    source: lineage,
  },
  emptyTotalPages: {
    value: 0,
    choices: [0, 1],
    reason: 'Nothing fills no page.',
    source: nowhere,
  },
  pageRange: {
    value: 'reject',
    choices: ['reject', 'clamp'],
    reason: 'A limit of 100 is stated, what happens beyond it is not; silence would hide mistakes.',
    source: nowhere,
  },
  defaultSort: {
    value: 'createdAt',
    choices: ['createdAt', 'name', 'status'],
    reason: 'The default order is descending, which suits a date best.',
    source: nowhere,
  },
  inactiveAgents: {
    value: 'reject',
    choices: ['reject', 'respond'],
    reason: 'AGENT_UNAVAILABLE is documented with a status in its details.',
    source: nowhere,
  },
  nameMaxLength: {
    value: 0,
    reason: 'No length is stated.',
    source: nowhere,
  },
  textMaxLength: {
    value: 0,
    reason: 'No length is stated.',
    source: nowhere,
  },
  uniqueNames: {
    value: false,
    choices: [true, false],
    reason: 'The status table has no 409.',
    source: nowhere,
  },
  unknownFields: {
    value: 'ignore',
    choices: ['ignore', 'reject'],
    reason: 'Character files carry fields that the API pages do not name.',
    source: nowhere,
  },
  jsonContentType: {
    value: 'require',
    choices: ['require', 'ignore'],
    reason: 'POST and PATCH "should include" it; a sandbox had better notice when they do not.',
    source: 'the reference, which does not say what happens without it',
  },
  doneFrame: {
    value: 'message',
    choices: ['message', 'bare'],
    reason:
      'Only its type is shown; with the whole message a stream gives what a plain call gives.',
    source: `the type: ${lineage}; the rest: ${nowhere}`,
  },
  doneMarker: {
    value: false,
    choices: [true, false],
    reason: 'The done frame already ends the stream.',
    source: nowhere,
  },
  errorFormat: {
    value: 'object',
    choices: ['object', 'string'],
    reason: 'The API that the platform is modelled on sends a bare string.',
    source: lineage,
  },
}

/** The assumptions as they stand unless told otherwise. */
export const defaultAssumptions = (): MoltInfraAssumptions =>
  defaultValues<MoltInfraAssumptions>(assumptions)
