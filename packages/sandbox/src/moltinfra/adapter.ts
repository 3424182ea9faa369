import type { ErrorCode } from '@molt-sdk/contracts/kernel'
import { isRecord } from '@molt-sdk/contracts/kernel'
import { moltinfra } from '@molt-sdk/contracts/moltinfra'
import { bearerToken } from '../kit/bearer-token.ts'
import { clampNumbers } from '../kit/coerce-query.ts'
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

/** The account of callers without a valid key, whose calls are not counted. */
const anonymous = { id: 'anonymous', tier: 'standard' } as const

/** Creates the adapter: MoltInfra's keys, limits, envelope and error format. */
export const createAdapter = ({
  runtime,
  settings,
  accounts,
  limits,
}: State): PlatformAdapter<MoltInfraAccount> => {
  const createError: PlatformAdapter<MoltInfraAccount>['createError'] = (code, message, details) =>
    new HttpError(code, statusOf(code, settings), message, details)

  const authenticatedAccount = (headers: Headers): MoltInfraAccount | undefined => {
    const key = bearerToken(headers)
    const account = key === undefined ? undefined : accounts.byKey(key)
    return account?.revoked ? undefined : account
  }

  const validationError: PlatformAdapter<MoltInfraAccount>['validationError'] = (
    operation,
    fields,
  ) => {
    const [path = '', [reason = 'was rejected'] = []] = Object.entries(fields)[0] ?? []
    const field = path || 'body'
    const code = operation.errors.find((name) => codes[name]?.status === 400) ?? 'INVALID_REQUEST'
    return createError(code, `${field} ${reason}`, { field, reason })
  }

  return {
    name: 'moltinfra',
    errorCodes: {
      unknownRoute: 'NOT_FOUND',
      internal: 'INTERNAL_ERROR',
      bodyTooLarge: 'PAYLOAD_TOO_LARGE',
    },
    api: moltinfra,
    runtime,
    createError,

    authenticate(headers) {
      const account = authenticatedAccount(headers)
      if (account) return account
      throw headers.has('authorization')
        ? createError('UNAUTHORIZED', 'The API key is not valid.')
        : createError('UNAUTHORIZED', 'Send your API key as `Authorization: Bearer YOUR_API_KEY`.')
    },

    authorize({ account, operation, params, requestContext }) {
      const rules = rateLimitsFor(account, operation, params, settings)
      const { allowed, snapshot, retryAfter } = settings.rateLimits
        ? limits.consume(rules)
        : { allowed: true, snapshot: limits.peek(rules), retryAfter: 0 }
      requestContext.rateLimit = snapshot
      if (!allowed) {
        const message = `Rate limit exceeded. Try again in ${retryAfter} seconds.`
        throw createError('RATE_LIMIT_EXCEEDED', message, { retryAfter })
      }
      if (account.permissions === 'read' && operation.effect !== 'read') {
        throw createError('FORBIDDEN', 'This API key has read permission only.')
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
      return clampNumbers(values, { page: [1, Number.MAX_SAFE_INTEGER], limit: [1, 100] })
    },

    requiresJsonContentType: () => settings.assumptions.jsonContentType === 'require',

    validationError,

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

/** Returns the data with the array under the field name that is assumed. */
const withListKey = (data: unknown, listKey: 'agents' | 'items'): unknown => {
  if (listKey === 'agents' || !isRecord(data) || !('agents' in data)) return data
  const { agents, ...rest } = data
  return { [listKey]: agents, ...rest }
}
