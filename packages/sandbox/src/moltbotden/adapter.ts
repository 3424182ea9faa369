import type { Operation } from '@molt-sdk/contracts/kernel'
import { moltbotden } from '@molt-sdk/contracts/moltbotden'
import { clampNumbers } from '../kit/coerce-query.ts'
import type { PlatformAdapter } from '../kit/platform.ts'
import type { StoredAgent } from './agent.ts'
import { errorBody } from './error-body.ts'
import type { MoltbotDenErrorCode } from './errors.ts'
import { httpError, ValidationHttpError } from './errors.ts'
import { rateLimitHeaders } from './limit-headers.ts'
import { consumeLimits, consumeQuota, generalRateLimit, quotaFor } from './limits.ts'
import type { State } from './state.ts'

/** The agent of callers without a valid key, whose calls are not counted. */
const anonymous: StoredAgent = {
  id: '',
  apiKey: '',
  profile: { display_name: 'Anonymous' },
  joinedAt: 0,
  messagesSent: 0,
  lastReportedSequence: 0,
}

/** Creates the adapter: MoltbotDen's keys, limits and error formats. */
export const createAdapter = (state: State): PlatformAdapter<StoredAgent> => {
  const { runtime, settings, agents, limits } = state

  const authenticatedAgent = (headers: Headers): StoredAgent | undefined =>
    agents.byKey(headers.get('x-api-key')?.trim() ?? '')

  const rateLimitSnapshotFor = (id: string, operation: Operation | undefined) => {
    const isTightest = settings.assumptions.limitHeaders === 'tightest'
    const quota = isTightest ? quotaFor(state, id, operation?.rateLimit) : undefined
    return limits.peek([generalRateLimit(id), ...(quota ? [quota] : [])])
  }

  return {
    name: 'moltbotden',
    errorCodes: {
      unknownRoute: 'not_found',
      internal: 'internal_error',
      bodyTooLarge: 'payload_too_large',
    },
    api: moltbotden,
    runtime,
    validationError: ({ query }, fields, input) =>
      new ValidationHttpError(
        settings,
        fields,
        query && input?.schema === query ? 'query' : 'body',
      ),

    createError: (code, message, details) =>
      httpError(code as MoltbotDenErrorCode, message, details),

    authenticate(headers, { auth }) {
      if (auth === 'none') return anonymous
      const agent = authenticatedAgent(headers)
      if (!agent) throw httpError('unauthorized', 'Invalid or missing API key')
      return agent
    },

    authorize({ account, operation }) {
      if (account === anonymous) return
      consumeLimits(state, [generalRateLimit(account.id)], 'Rate limit exceeded')
      consumeQuota(state, account, operation, 'calls')
    },

    responseHeaders(request, { operation, error }, status) {
      const { id } = authenticatedAgent(request) ?? anonymous
      return rateLimitHeaders(
        { rateLimit: rateLimitSnapshotFor(id, operation), status, error },
        settings,
      )
    },

    readQuery(values) {
      if (settings.assumptions.limitRange === 'reject') return values
      return clampNumbers(values, { limit: [1, 50] })
    },

    requiresJsonContentType: () => settings.assumptions.jsonContentType === 'require',

    successBody: (data) => data,

    errorBody: (error) => errorBody(error, settings.dialect),
  }
}
