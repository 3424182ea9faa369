import type { Assumption } from '../kit/assumption.ts'
import { defaultValues, noSource } from '../kit/assumption.ts'

/**
 * Behavior that MoltInfra's documents do not define, and that the sandbox assumes. Each assumption
 * can be changed: `createSandbox({ moltinfra: { assumptions: { patchDepth: 'merge' } } })`.
 */
export interface MoltInfraAssumptions {
  /** Whether PATCH replaces an object such as `settings`, or merges into it. */
  patchDepth: 'replace' | 'merge'
  /** HTTP status of INSUFFICIENT_QUOTA. */
  quotaStatus: 403 | 402 | 429
  /** HTTP status of MODEL_ERROR. */
  modelErrorStatus: 500 | 502 | 503
  /** HTTP status of a message above an agent's limit of concurrent messages. */
  concurrencyStatus: 429 | 503
  /** Requests per minute on the enterprise tier. */
  enterpriseLimit: number
  /** Whether single endpoints have their own limits, below the tier's. */
  endpointCaps: boolean
  /** Whether one window counts the calls to all endpoints. Otherwise each class has its own. */
  sharedWindow: boolean
  /** Whether error responses have X-RateLimit headers too. */
  limitHeadersOnErrors: boolean
  /** Whether a 429 has a Retry-After header in addition to `details.retryAfter`. */
  retryAfterHeader: boolean
  /** Format of X-RateLimit-Reset. */
  resetFormat: 'seconds' | 'iso'
  /** Whether responses have an X-Request-Id header. */
  requestIdHeader: boolean
  /** Field name of the array in `GET /agents`. */
  listKey: 'agents' | 'items'
  /** `totalPages` of an empty list. */
  emptyTotalPages: 0 | 1
  /** How `page` and `limit` out of range are handled. */
  pageRange: 'reject' | 'clamp'
  /** Default sort order of a list. */
  defaultSort: 'createdAt' | 'name' | 'status'
  /** How an agent that is not active handles a message. */
  inactiveAgents: 'reject' | 'respond'
  /** Maximum length of `name`, in characters; 0 for no limit. */
  nameMaxLength: number
  /** Maximum length of a message's `text`, in characters; 0 for no limit. */
  textMaxLength: number
  /** Whether agent names must be unique within an account. */
  uniqueNames: boolean
  /** How request fields that are not documented are handled. */
  unknownFields: 'ignore' | 'reject'
  /** Whether a body without Content-Type: application/json is rejected. */
  jsonContentType: 'require' | 'ignore'
  /** Content of a stream's last event: the whole message, or only its type. */
  doneEvent: 'message' | 'bare'
  /** Whether a stream ends with a `[DONE]` line. */
  doneMarker: boolean
  /** Type of `error` in an error body. */
  errorFormat: 'object' | 'string'
}

type Table = {
  readonly [Name in keyof MoltInfraAssumptions]: Assumption<MoltInfraAssumptions[Name]>
}

const lineage = 'the documents of OrionOS, on which those of MoltInfra are based'

/** The assumptions about MoltInfra, each with its reason and its source. */
export const assumptions: Table = {
  patchDepth: {
    value: 'replace',
    choices: ['replace', 'merge'],
    reason:
      'A partial update keeps other fields. Whether this applies to nested fields is not documented.',
    source: `${noSource}; ${lineage}, show both`,
  },
  quotaStatus: {
    value: 403,
    choices: [403, 402, 429],
    reason:
      'The status of the code is not documented. 402 is not in the status table, and clients retry a 429.',
    source: `the code: ${lineage}; its status: ${noSource}`,
  },
  modelErrorStatus: {
    value: 500,
    choices: [500, 502, 503],
    reason: 'The status table has only 500 and 503, and 503 belongs to AGENT_UNAVAILABLE.',
    source: `the code: ${lineage}; its status: ${noSource}`,
  },
  concurrencyStatus: {
    value: 429,
    choices: [429, 503],
    reason:
      'A limit of ten concurrent messages per agent is documented; the response to the eleventh is not.',
    source: noSource,
  },
  enterpriseLimit: {
    value: 1000,
    reason: 'The tier has custom limits. The value only has to be above the limit of the Pro tier.',
    source: 'the reference: "Enterprise tier: Custom limits"',
  },
  endpointCaps: {
    value: false,
    choices: [true, false],
    reason:
      'The reference has one limit per tier for all endpoints. Only a related platform documents lower limits for single endpoints.',
    source: lineage,
  },
  sharedWindow: {
    value: true,
    choices: [true, false],
    reason: 'The limits "apply to all endpoints", which is read as one count of all calls.',
    source: 'the reference: "Default rate limits apply to all endpoints"',
  },
  limitHeadersOnErrors: {
    value: true,
    choices: [true, false],
    reason: 'The headers are documented, but not which responses have them.',
    source: noSource,
  },
  retryAfterHeader: {
    value: true,
    choices: [true, false],
    reason: 'The body has the wait. The standard header gives the same value.',
    source: noSource,
  },
  resetFormat: {
    value: 'seconds',
    choices: ['seconds', 'iso'],
    reason: 'The example shows Unix seconds; a related platform sends ISO 8601.',
    source: lineage,
  },
  requestIdHeader: {
    value: true,
    choices: [true, false],
    reason: 'No request id is documented. The sandbox sends one to match responses with the log.',
    source: noSource,
  },
  listKey: {
    value: 'agents',
    choices: ['agents', 'items'],
    reason: 'The page about listing agents has "agents", the overview has "items".',
    source: lineage,
  },
  emptyTotalPages: {
    value: 0,
    choices: [0, 1],
    reason: 'An empty list has no pages.',
    source: noSource,
  },
  pageRange: {
    value: 'reject',
    choices: ['reject', 'clamp'],
    reason:
      'The maximum of 100 is documented; the response beyond it is not. An error makes the mistake visible.',
    source: noSource,
  },
  defaultSort: {
    value: 'createdAt',
    choices: ['createdAt', 'name', 'status'],
    reason: 'The default direction is descending, which fits a date best.',
    source: noSource,
  },
  inactiveAgents: {
    value: 'reject',
    choices: ['reject', 'respond'],
    reason: 'AGENT_UNAVAILABLE is documented, and its details hold the status of the agent.',
    source: noSource,
  },
  nameMaxLength: {
    value: 0,
    reason: 'No maximum length is documented.',
    source: noSource,
  },
  textMaxLength: {
    value: 0,
    reason: 'No maximum length is documented.',
    source: noSource,
  },
  uniqueNames: {
    value: false,
    choices: [true, false],
    reason: 'The status table has no 409.',
    source: noSource,
  },
  unknownFields: {
    value: 'ignore',
    choices: ['ignore', 'reject'],
    reason: 'Character files have fields that the API pages do not list.',
    source: noSource,
  },
  jsonContentType: {
    value: 'require',
    choices: ['require', 'ignore'],
    reason: 'POST and PATCH "should include" the header. An error makes a missing header visible.',
    source: 'the reference, without the response to a missing header',
  },
  doneEvent: {
    value: 'message',
    choices: ['message', 'bare'],
    reason:
      'Only its type is documented. With the whole message, a stream returns the same as a call without a stream.',
    source: `the type: ${lineage}; the rest: ${noSource}`,
  },
  doneMarker: {
    value: false,
    choices: [true, false],
    reason: 'The "done" event already ends the stream.',
    source: noSource,
  },
  errorFormat: {
    value: 'object',
    choices: ['object', 'string'],
    reason: 'The API that the platform is modeled on sends a string.',
    source: lineage,
  },
}

/** Returns the assumed value of each assumption. */
export const defaultAssumptions = (): MoltInfraAssumptions =>
  defaultValues<MoltInfraAssumptions>(assumptions)
