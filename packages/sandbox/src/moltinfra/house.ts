import type { ErrorCode } from '@molt-sdk/contracts/kernel'
import { isRecord } from '@molt-sdk/contracts/kernel'
import { moltinfra } from '@molt-sdk/contracts/moltinfra'
import { isJson } from '../kit/is-json.ts'
import type { House } from '../kit/platform.ts'
import { Refusal } from '../kit/refusal.ts'
import type { Account } from './accounts.ts'
import { limitHeaders } from './limit-headers.ts'
import { limitsOf, sharedLimit } from './limits.ts'
import type { MoltInfraSettings } from './settings.ts'
import type { State } from './state.ts'

const codes: Readonly<Record<string, ErrorCode>> = moltinfra.errors

const statusOf = (code: string, { assumptions }: MoltInfraSettings): number => {
  if (code === 'INSUFFICIENT_QUOTA') return assumptions.quotaStatus
  if (code === 'MODEL_ERROR') return assumptions.modelErrorStatus
  return codes[code]?.status ?? 500
}

/** Stands in for the account of a caller without a valid key, whose calls are not counted. */
const nobody = { id: 'nobody', tier: 'standard' } as const

/** MoltInfra's keys, limits, envelope and error shape. */
export const createHouse = ({ world, settings, accounts, limits }: State): House<Account> => {
  const refuse: House<Account>['refuse'] = (code, message, details) =>
    new Refusal(code, statusOf(code, settings), message, details)

  const accountOf = (headers: Headers): Account | undefined => {
    const [, key] = /^bearer +(\S+)$/i.exec(headers.get('authorization') ?? '') ?? []
    const account = key === undefined ? undefined : accounts.byKey(key)
    return account?.revoked ? undefined : account
  }

  const invalid: House<Account>['invalid'] = (operation, fields) => {
    const [path = '', [reason = 'is not valid'] = []] = Object.entries(fields)[0] ?? []
    const field = path || 'body'
    const code = operation.errors.find((each) => codes[each]?.status === 400) ?? 'INVALID_REQUEST'
    return refuse(code, `${field} ${reason}`, { field, reason })
  }

  return {
    name: 'moltinfra',
    codes: { unknownRoute: 'NOT_FOUND', internal: 'INTERNAL_ERROR' },
    api: moltinfra,
    world,
    refuse,

    authenticate(headers) {
      const account = accountOf(headers)
      if (account) return account
      throw headers.has('authorization')
        ? refuse('UNAUTHORIZED', 'The API key is not valid.')
        : refuse('UNAUTHORIZED', 'Send your API key as `Authorization: Bearer YOUR_API_KEY`.')
    },

    admit({ account, operation, params, exchange }) {
      const { allowed, standing } = limits.take(limitsOf(account, operation, params, settings))
      exchange.standing = standing
      if (!allowed) {
        const retryAfter = Math.max(1, Math.ceil((standing.resetAt - world.clock.now()) / 1000))
        const message = `Rate limit exceeded. Try again in ${retryAfter} seconds.`
        throw refuse('RATE_LIMIT_EXCEEDED', message, { retryAfter })
      }
      if (account.permissions === 'read' && operation.effect !== 'read') {
        throw refuse('FORBIDDEN', 'This API key may only read.')
      }
    },

    headersFor(request, exchange, status) {
      const limit = sharedLimit(accountOf(request) ?? nobody, settings)
      return limitHeaders(exchange.standing ?? limits.look([limit]), {
        ...settings.assumptions,
        status,
        requestId: exchange.id,
        retryAfter: exchange.refusal?.details?.['retryAfter'],
      })
    },

    readQuery(values) {
      if (settings.assumptions.pageRange === 'refuse') return values
      const { page, limit } = values
      return {
        ...values,
        ...(typeof page === 'number' && { page: Math.max(1, Math.trunc(page)) }),
        ...(typeof limit === 'number' && { limit: Math.min(100, Math.max(1, Math.trunc(limit))) }),
      }
    },

    checkBodyHeaders(operation, headers) {
      if (settings.assumptions.jsonContentType === 'ignore' || isJson(headers)) return
      throw invalid(operation, { 'Content-Type': ['must be application/json'] })
    },

    invalid,

    answerBody: (data) => ({ success: true, data: renamed(data, settings.assumptions.listKey) }),

    refusalBody: ({ code, message, details }) => ({
      success: false,
      error:
        settings.assumptions.errorForm === 'string'
          ? message
          : { code, message, ...(details && { details }) },
    }),
  }
}

/** The list under the key that the assumptions choose for it. */
const renamed = (data: unknown, listKey: 'agents' | 'items'): unknown => {
  if (listKey === 'agents' || !isRecord(data) || !('agents' in data)) return data
  const { agents, ...rest } = data
  return { [listKey]: agents, ...rest }
}
