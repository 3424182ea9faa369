import type { Operation } from '@molt-sdk/contracts/kernel'
import { moltbotden } from '@molt-sdk/contracts/moltbotden'
import { isJson } from '../kit/is-json.ts'
import type { House } from '../kit/platform.ts'
import type { StoredAgent } from './agent.ts'
import { errorBody } from './error-body.ts'
import { limitHeaders } from './limit-headers.ts'
import { count, countQuota, generalLimit, quotaOf } from './limits.ts'
import type { Code } from './refuse.ts'
import { refusal, WrongFields } from './refuse.ts'
import type { State } from './state.ts'

/** Stands in for a caller without a valid key, whose calls are not counted. */
const nobody: StoredAgent = {
  id: '',
  apiKey: '',
  profile: { display_name: 'Nobody' },
  joinedAt: 0,
  messagesSent: 0,
  heardUpTo: 0,
}

/** MoltbotDen's keys, limits and error shapes. */
export const createHouse = (state: State): House<StoredAgent> => {
  const { world, settings, agents, limits } = state

  const callerOf = (headers: Headers): StoredAgent | undefined =>
    agents.byKey(headers.get('x-api-key')?.trim() ?? '')

  const standingOf = (id: string, operation: Operation | undefined) => {
    const isTightest = settings.assumptions.limitHeaders === 'tightest'
    const quota = isTightest ? quotaOf(state, id, operation?.rateLimit) : undefined
    return limits.look([generalLimit(id), ...(quota ? [quota] : [])])
  }

  const invalid: House<StoredAgent>['invalid'] = ({ query }, fields, wrong) =>
    new WrongFields(settings, fields, query && wrong?.schema === query ? 'query' : 'body')

  return {
    name: 'moltbotden',
    codes: { unknownRoute: 'not_found', internal: 'internal_error' },
    api: moltbotden,
    world,
    invalid,

    refuse: (code, message, details) => refusal(code as Code, message, details),

    authenticate(headers, { auth }) {
      if (auth === 'none') return nobody
      const agent = callerOf(headers)
      if (!agent) throw refusal('unauthorized', 'Invalid or missing API key')
      return agent
    },

    admit({ account, operation }) {
      if (account === nobody) return
      count(state, [generalLimit(account.id)], 'Rate limit exceeded')
      countQuota(state, account, operation, 'calls')
    },

    headersFor(request, { operation, refusal: refused }, status) {
      const { id } = callerOf(request) ?? nobody
      return limitHeaders(
        { standing: standingOf(id, operation), status, refusal: refused },
        settings,
      )
    },

    readQuery(values) {
      const { limit } = values
      if (settings.assumptions.limitRange === 'refuse' || typeof limit !== 'number') return values
      return { ...values, limit: Math.min(50, Math.max(1, Math.trunc(limit))) }
    },

    checkBodyHeaders(operation, headers) {
      if (settings.assumptions.jsonContentType === 'ignore' || isJson(headers)) return
      throw invalid(operation, { 'Content-Type': ['must be application/json'] })
    },

    answerBody: (data) => data,

    refusalBody: (refused) => errorBody(refused, settings.dialect),
  }
}
