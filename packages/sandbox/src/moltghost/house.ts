import type { ErrorCode } from '@molt-sdk/contracts/kernel'
import { errorType, moltghost } from '@molt-sdk/contracts/moltghost'
import type { Exchange } from '../exchange.ts'
import { isJson } from '../kit/is-json.ts'
import type { House } from '../kit/platform.ts'
import { Refusal } from '../kit/refusal.ts'
import type { StoredAgent } from './agent.ts'
import { checkCalls, checkRunning, limitOf } from './gate.ts'
import type { StoredKey } from './keys.ts'
import { limitHeaders } from './limit-headers.ts'
import type { State } from './state.ts'

/** Who calls: with a key that holds, or with none where none is needed. */
export interface Caller {
  readonly key?: StoredKey | undefined
}

const codes: Readonly<Record<string, ErrorCode>> = moltghost.errors

/** The key in a header. */
export const bearer = (headers: Headers): string | undefined =>
  /^bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1]

export const refuse: House<Caller>['refuse'] = (code, message, details) =>
  new Refusal(code, codes[code]?.status ?? 500, message, details)

export const badKey = (): Refusal => refuse('invalid_api_key', 'Invalid API key')

/** What the first problem of a request is called, by its field or as a problem of the whole. */
export const invalidRequest = (
  fields: Readonly<Record<string, readonly string[]>>,
  whole: 'body' | 'message',
): Refusal => {
  const [field = '', [reason = 'is not valid'] = []] = Object.entries(fields)[0] ?? []
  const param = field || whole
  return refuse('invalid_request', `${param}: ${reason}`, { param })
}

/** An error in the reference's form, which OpenAI's clients read as well. */
export const errorBody = ({ code, status, message, details }: Refusal): object => {
  const { retryAfter, ...rest } = details ?? {}
  return { message, code, type: errorType(status), ...rest }
}

/** The agent that an exchange is with, or a refusal thrown. */
export const agentOf = ({ agents }: State, { tenant }: Pick<Exchange, 'tenant'>): StoredAgent => {
  const agent = agents.at(tenant)
  if (agent) return agent
  throw refuse('not_found', `There is no agent ${JSON.stringify(tenant ?? '')}.`)
}

/** MoltGhost's keys, limits and error shape, in front of every agent. */
export const createHouse = (state: State): House<Caller> => {
  const { world, settings, keys, limits } = state

  const invalid: House<Caller>['invalid'] = (_, fields) => invalidRequest(fields, 'body')

  return {
    name: 'moltghost',
    codes: { unknownRoute: 'not_found', internal: 'internal_error' },
    api: moltghost,
    world,
    refuse,

    arrive: ({ exchange }) => void agentOf(state, exchange),

    authenticate(headers, { auth }) {
      const key = keys.of(bearer(headers))
      if (key || (auth === 'optional' && !settings.assumptions.healthNeedsKey)) return { key }
      throw badKey()
    },

    admit({ account: { key }, operation, exchange }) {
      const agent = agentOf(state, exchange)
      const isOthers = key !== undefined && key.agentId !== agent.id
      if (isOthers && operation.auth === 'apiKey') throw badKey()
      checkRunning(state, agent)
      exchange.standing = checkCalls(state, agent)
    },

    headersFor(_, exchange) {
      const agent = state.agents.at(exchange.tenant)
      const standing = exchange.standing ?? limits.look([limitOf(state, agent ?? { id: 'nobody' })])
      const { limitHeaders: shown, ...chosen } = settings.assumptions
      return limitHeaders(standing, {
        ...chosen,
        // A minute's limits would pass for those of the month, which are what was met.
        limitHeaders: shown && exchange.refusal?.code !== 'quota_exceeded',
        requestId: exchange.id,
        retryAfter: exchange.refusal?.details?.['retryAfter'],
      })
    },

    readQuery: (values) => values,

    checkBodyHeaders(operation, headers) {
      if (settings.assumptions.jsonContentType === 'ignore' || isJson(headers)) return
      throw invalid(operation, { 'Content-Type': ['must be application/json'] })
    },

    invalid,

    answerBody: (data) => data,

    refusalBody(refusal) {
      if (refusal.status === 202) {
        const wait = refusal.details?.['retryAfter']
        return { status: 'initializing', retry_after_seconds: wait ?? 60 }
      }
      const isBare = settings.assumptions.errorForm === 'string'
      return { error: isBare ? refusal.message : errorBody(refusal) }
    },
  }
}
