import type { Assumption } from '../kit/assumption.ts'
import { assumeInteger, assumeOneOf } from '../kit/assumption.ts'

/** Assumptions about requests of agents, webhooks, and what agents can read about buyers. */
export interface AgentAssumptions {
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

type Table = { readonly [Name in keyof AgentAssumptions]: Assumption<AgentAssumptions[Name]> }

const reference = 'the reference'
const user = 'the code of a user of the platform'

/** The assumptions about the side of agents, each with its reason and its source. */
export const agentAssumptions: Table = {
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
