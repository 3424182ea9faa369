import type { Operation } from '@molt-sdk/contracts/kernel'
import { moltbotden } from '@molt-sdk/contracts/moltbotden'
import { hasJsonContentType } from '../kit/has-json-content-type.ts'
import type { PlatformAdapter } from '../kit/platform.ts'
import type { StoredAgent } from './agent.ts'
import { errorBody } from './error-body.ts'
import type { Code } from './errors.ts'
import { httpError, ValidationHttpError } from './errors.ts'
import { limitHeaders } from './limit-headers.ts'
import { consumeLimits, consumeQuota, generalRateLimit, quotaFor } from './limits.ts'
import type { State } from './state.ts'

/** Stands in for a caller without a valid key, whose calls are not counted. */
const anonymous: StoredAgent = {
  id: '',
  apiKey: '',
  profile: { display_name: 'Nobody' },
  joinedAt: 0,
  messagesSent: 0,
  lastReportedSequence: 0,
}

/** MoltbotDen's keys, limits and error shapes. */
export const createHouse = (state: State): PlatformAdapter<StoredAgent> => {
  const { runtime, settings, agents, limits } = state

  const authenticatedAgent = (headers: Headers): StoredAgent | undefined =>
    agents.byKey(headers.get('x-api-key')?.trim() ?? '')

  const rateLimitSnapshotFor = (id: string, operation: Operation | undefined) => {
    const isTightest = settings.assumptions.limitHeaders === 'tightest'
    const quota = isTightest ? quotaFor(state, id, operation?.rateLimit) : undefined
    return limits.peek([generalRateLimit(id), ...(quota ? [quota] : [])])
  }

  const invalid: PlatformAdapter<StoredAgent>['validationError'] = ({ query }, fields, wrong) =>
    new ValidationHttpError(settings, fields, query && wrong?.schema === query ? 'query' : 'body')

  return {
    name: 'moltbotden',
    errorCodes: { unknownRoute: 'not_found', internal: 'internal_error' },
    api: moltbotden,
    runtime,
    validationError: invalid,

    createError: (code, message, details) => httpError(code as Code, message, details),

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

    responseHeaders(request, { operation, error: refused }, status) {
      const { id } = authenticatedAgent(request) ?? anonymous
      return limitHeaders(
        { standing: rateLimitSnapshotFor(id, operation), status, refusal: refused },
        settings,
      )
    },

    readQuery(values) {
      const { limit } = values
      if (settings.assumptions.limitRange === 'reject' || typeof limit !== 'number') return values
      return { ...values, limit: Math.min(50, Math.max(1, Math.trunc(limit))) }
    },

    checkContentType(operation, headers) {
      if (settings.assumptions.jsonContentType === 'ignore' || hasJsonContentType(headers)) return
      throw invalid(operation, { 'Content-Type': ['must be application/json'] })
    },

    successBody: (data) => data,

    errorBody: (refused) => errorBody(refused, settings.dialect),
  }
}
