import type { ErrorCode } from '@molt-sdk/contracts/kernel'
import { moltghost } from '@molt-sdk/contracts/moltghost'
import { errorType } from '@molt-sdk/contracts/moltghost/error-type'
import { hasJsonContentType } from '../kit/has-json-content-type.ts'
import { HttpError } from '../kit/http-error.ts'
import type { PlatformAdapter } from '../kit/platform.ts'
import type { RequestContext } from '../runtime/request-context.ts'
import type { StoredAgent } from './agent.ts'
import type { StoredKey } from './keys.ts'
import { limitHeaders } from './limit-headers.ts'
import { checkRunning, consumeRateLimit, rateLimitFor } from './preconditions.ts'
import type { State } from './state.ts'

/** Who calls: with a key that holds, or with none where none is needed. */
export interface AuthenticatedCaller {
  readonly key?: StoredKey | undefined
}

const codes: Readonly<Record<string, ErrorCode>> = moltghost.errors

/** The key in a header. */
export const bearerToken = (headers: Headers): string | undefined =>
  /^bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1]

export const httpError: PlatformAdapter<AuthenticatedCaller>['createError'] = (
  code,
  message,
  details,
) => new HttpError(code, codes[code]?.status ?? 500, message, details)

export const invalidApiKey = (): HttpError => httpError('invalid_api_key', 'Invalid API key')

/** What the first problem of a request is called, by its field or as a problem of the whole. */
export const invalidRequest = (
  fields: Readonly<Record<string, readonly string[]>>,
  whole: 'body' | 'message',
): HttpError => {
  const [field = '', [reason = 'is not valid'] = []] = Object.entries(fields)[0] ?? []
  const param = field || whole
  return httpError('invalid_request', `${param}: ${reason}`, { param })
}

/** An error in the reference's form, which OpenAI's clients read as well. */
export const errorBody = ({ code, status, message, details }: HttpError): object => {
  const { retryAfter, ...rest } = details ?? {}
  return { message, code, type: errorType(status), ...rest }
}

/** The agent that an exchange is with, or a refusal thrown. */
export const requireAgent = (
  { agents }: State,
  { tenant }: Pick<RequestContext, 'tenant'>,
): StoredAgent => {
  const agent = agents.findOrFirst(tenant)
  if (agent) return agent
  throw httpError('not_found', `There is no agent ${JSON.stringify(tenant ?? '')}.`)
}

/** MoltGhost's keys, limits and error shape, in front of every agent. */
export const createHouse = (state: State): PlatformAdapter<AuthenticatedCaller> => {
  const { runtime, settings, keys, limits } = state

  const invalid: PlatformAdapter<AuthenticatedCaller>['validationError'] = (_, fields) =>
    invalidRequest(fields, 'body')

  return {
    name: 'moltghost',
    errorCodes: { unknownRoute: 'not_found', internal: 'internal_error' },
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
      const standing =
        requestContext.rateLimit ?? limits.peek([rateLimitFor(state, agent ?? { id: 'nobody' })])
      const { limitHeaders: shown, ...chosen } = settings.assumptions
      return limitHeaders(standing, {
        ...chosen,
        // A minute's limits would pass for those of the month, which are what was met.
        limitHeaders: shown && requestContext.error?.code !== 'quota_exceeded',
        requestId: requestContext.id,
        retryAfter: requestContext.error?.details?.['retryAfter'],
      })
    },

    readQuery: (values) => values,

    checkContentType(operation, headers) {
      if (settings.assumptions.jsonContentType === 'ignore' || hasJsonContentType(headers)) return
      throw invalid(operation, { 'Content-Type': ['must be application/json'] })
    },

    validationError: invalid,

    successBody: (data) => data,

    errorBody(refusal) {
      if (refusal.status === 202) {
        const wait = refusal.details?.['retryAfter']
        return { status: 'initializing', retry_after_seconds: wait ?? 60 }
      }
      const isBare = settings.assumptions.errorFormat === 'string'
      return { error: isBare ? refusal.message : errorBody(refusal) }
    },
  }
}
