import type { ErrorCode } from '@molt-sdk/contracts/kernel'
import { isRecord } from '@molt-sdk/contracts/kernel'
import { moltinfra } from '@molt-sdk/contracts/moltinfra'
import { hasJsonContentType } from '../kit/has-json-content-type.ts'
import { HttpError } from '../kit/http-error.ts'
import type { PlatformAdapter } from '../kit/platform.ts'
import type { MoltInfraAccount } from './accounts.ts'
import { rateLimitHeaders } from './limit-headers.ts'
import { rateLimitsFor, tierLimitFor } from './limits.ts'
import type { MoltInfraSettings } from './settings.ts'
import type { State } from './state.ts'

const codes: Readonly<Record<string, ErrorCode>> = moltinfra.errors

const statusOf = (code: string, { assumptions }: MoltInfraSettings): number => {
  if (code === 'INSUFFICIENT_QUOTA') return assumptions.quotaStatus
  if (code === 'MODEL_ERROR') return assumptions.modelErrorStatus
  return codes[code]?.status ?? 500
}

/** Stands in for the account of a caller without a valid key, whose calls are not counted. */
const anonymous = { id: 'nobody', tier: 'standard' } as const

/** MoltInfra's keys, limits, envelope and error shape. */
export const createAdapter = ({
  runtime,
  settings,
  accounts,
  limits,
}: State): PlatformAdapter<MoltInfraAccount> => {
  const refuse: PlatformAdapter<MoltInfraAccount>['createError'] = (code, message, details) =>
    new HttpError(code, statusOf(code, settings), message, details)

  const authenticatedAccount = (headers: Headers): MoltInfraAccount | undefined => {
    const [, key] = /^bearer +(\S+)$/i.exec(headers.get('authorization') ?? '') ?? []
    const account = key === undefined ? undefined : accounts.byKey(key)
    return account?.revoked ? undefined : account
  }

  const invalid: PlatformAdapter<MoltInfraAccount>['validationError'] = (operation, fields) => {
    const [path = '', [reason = 'is not valid'] = []] = Object.entries(fields)[0] ?? []
    const field = path || 'body'
    const code = operation.errors.find((each) => codes[each]?.status === 400) ?? 'INVALID_REQUEST'
    return refuse(code, `${field} ${reason}`, { field, reason })
  }

  return {
    name: 'moltinfra',
    errorCodes: { unknownRoute: 'NOT_FOUND', internal: 'INTERNAL_ERROR' },
    api: moltinfra,
    runtime,
    createError: refuse,

    authenticate(headers) {
      const account = authenticatedAccount(headers)
      if (account) return account
      throw headers.has('authorization')
        ? refuse('UNAUTHORIZED', 'The API key is not valid.')
        : refuse('UNAUTHORIZED', 'Send your API key as `Authorization: Bearer YOUR_API_KEY`.')
    },

    authorize({ account, operation, params, requestContext }) {
      const { allowed, standing } = limits.consume(
        rateLimitsFor(account, operation, params, settings),
      )
      requestContext.rateLimit = standing
      if (!allowed) {
        const retryAfter = Math.max(1, Math.ceil((standing.resetAt - runtime.clock.now()) / 1000))
        const message = `Rate limit exceeded. Try again in ${retryAfter} seconds.`
        throw refuse('RATE_LIMIT_EXCEEDED', message, { retryAfter })
      }
      if (account.permissions === 'read' && operation.effect !== 'read') {
        throw refuse('FORBIDDEN', 'This API key may only read.')
      }
    },

    responseHeaders(request, requestContext, status) {
      const limit = tierLimitFor(authenticatedAccount(request) ?? anonymous, settings)
      return rateLimitHeaders(requestContext.rateLimit ?? limits.peek([limit]), {
        ...settings.assumptions,
        status,
        requestId: requestContext.id,
        retryAfter: requestContext.error?.details?.['retryAfter'],
      })
    },

    readQuery(values) {
      if (settings.assumptions.pageRange === 'reject') return values
      const { page, limit } = values
      return {
        ...values,
        ...(typeof page === 'number' && { page: Math.max(1, Math.trunc(page)) }),
        ...(typeof limit === 'number' && { limit: Math.min(100, Math.max(1, Math.trunc(limit))) }),
      }
    },

    checkContentType(operation, headers) {
      if (settings.assumptions.jsonContentType === 'ignore' || hasJsonContentType(headers)) return
      throw invalid(operation, { 'Content-Type': ['must be application/json'] })
    },

    validationError: invalid,

    successBody: (data) => ({
      success: true,
      data: withListKey(data, settings.assumptions.listKey),
    }),

    errorBody: ({ code, message, details }) => ({
      success: false,
      error:
        settings.assumptions.errorFormat === 'string'
          ? message
          : { code, message, ...(details && { details }) },
    }),
  }
}

/** The list under the key that the assumptions choose for it. */
const withListKey = (data: unknown, listKey: 'agents' | 'items'): unknown => {
  if (listKey === 'agents' || !isRecord(data) || !('agents' in data)) return data
  const { agents, ...rest } = data
  return { [listKey]: agents, ...rest }
}
