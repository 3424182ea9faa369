import type { ErrorCode } from '@molt-sdk/contracts/kernel'
import { moltghost } from '@molt-sdk/contracts/moltghost'
import { errorType } from '@molt-sdk/contracts/moltghost/error-type'
import { bearerToken } from '../kit/bearer-token.ts'
import { HttpError } from '../kit/http-error.ts'
import type { PlatformAdapter } from '../kit/platform.ts'
import type { RequestContext } from '../runtime/request-context.ts'
import type { StoredAgent } from './agent.ts'
import type { StoredKey } from './keys.ts'
import { rateLimitHeaders } from './limit-headers.ts'
import { checkRunning, consumeRateLimit, rateLimitFor } from './preconditions.ts'
import type { State } from './state.ts'

/** A caller with an active key, or without a key where none is needed. */
export interface AuthenticatedCaller {
  readonly key?: StoredKey | undefined
}

const codes: Readonly<Record<string, ErrorCode>> = moltghost.errors

export const httpError: PlatformAdapter<AuthenticatedCaller>['createError'] = (
  code,
  message,
  details,
) => new HttpError(code, codes[code]?.status ?? 500, message, details)

export const invalidApiKey = (): HttpError => httpError('invalid_api_key', 'Invalid API key')

/** Creates the error for the first invalid field of a request, or for the request as a whole. */
export const invalidRequest = (
  fields: Readonly<Record<string, readonly string[]>>,
  whole: 'body' | 'message',
): HttpError => {
  const [field = '', [reason = 'was rejected'] = []] = Object.entries(fields)[0] ?? []
  const param = field || whole
  return httpError('invalid_request', `${param}: ${reason}`, { param })
}

/** Returns an error in the reference's format, which OpenAI's clients can read too. */
export const errorBody = ({ code, status, message, details }: HttpError): object => {
  const { retryAfter, ...rest } = details ?? {}
  return { message, code, type: errorType(status), ...rest }
}

/** Returns the agent that a request is for, or throws not_found. */
export const requireAgent = (
  { agents }: State,
  { tenant }: Pick<RequestContext, 'tenant'>,
): StoredAgent => {
  const agent = agents.findOrFirst(tenant)
  if (agent) return agent
  throw httpError('not_found', `Agent ${JSON.stringify(tenant ?? '')} not found.`)
}

/** Creates the adapter: MoltGhost's keys, limits and error format. */
export const createAdapter = (state: State): PlatformAdapter<AuthenticatedCaller> => {
  const { runtime, settings, keys, limits } = state

  return {
    name: 'moltghost',
    errorCodes: {
      unknownRoute: 'not_found',
      internal: 'internal_error',
      bodyTooLarge: 'payload_too_large',
    },
    api: moltghost,
    runtime,
    createError: httpError,

    beforeAuthentication: ({ requestContext }) => void requireAgent(state, requestContext),

    authenticate(headers, { auth }) {
      const key = keys.byKey(bearerToken(headers))
      if (key || (auth === 'optional' && !settings.assumptions.healthNeedsKey)) return { key }
      throw invalidApiKey()
    },

    authorize({ account: { key }, operation, requestContext }) {
      const agent = requireAgent(state, requestContext)
      const isForeignKey = key !== undefined && key.agentId !== agent.id
      if (isForeignKey && operation.auth === 'apiKey') throw invalidApiKey()
      checkRunning(state, agent)
      requestContext.rateLimit = consumeRateLimit(state, agent)
    },

    responseHeaders(_, requestContext) {
      const agent = state.agents.findOrFirst(requestContext.tenant)
      const rateLimit =
        requestContext.rateLimit ?? limits.peek([rateLimitFor(state, agent ?? { id: 'unknown' })])
      const { limitHeaders, ...assumptions } = settings.assumptions
      return rateLimitHeaders(rateLimit, {
        ...assumptions,
        // The exceeded limit is the monthly one, which the headers do not describe.
        limitHeaders: limitHeaders && requestContext.error?.code !== 'quota_exceeded',
        requestId: requestContext.id,
        retryAfter: requestContext.error?.details?.['retryAfter'],
      })
    },

    readQuery: (values) => values,

    requiresJsonContentType: () => settings.assumptions.jsonContentType === 'require',

    validationError: (_, fields) => invalidRequest(fields, 'body'),

    successBody: (data) => data,

    errorBody(error) {
      if (error.status === 202) {
        const wait = error.details?.['retryAfter']
        return { status: 'initializing', retry_after_seconds: wait ?? 60 }
      }
      const isString = settings.assumptions.errorFormat === 'string'
      return { error: isString ? error.message : errorBody(error) }
    },
  }
}
