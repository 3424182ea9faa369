import type { Operation } from '@molt-sdk/contracts/kernel'
import { isRecord } from '@molt-sdk/contracts/kernel'
import { moltify } from '@molt-sdk/contracts/moltify'
import { hasJsonContentType } from '../kit/has-json-content-type.ts'
import { HttpError } from '../kit/http-error.ts'
import type { PlatformAdapter } from '../kit/platform.ts'
import type { Account } from './accounts.ts'
import { anonymous } from './accounts.ts'
import { authenticateCallback } from './authenticate-callback.ts'
import type { MoltifyErrorCode } from './errors.ts'
import { httpError, validationFailed } from './errors.ts'
import { limitHeaders } from './limit-headers.ts'
import { clientIp, rateLimitsFor } from './limits.ts'
import type { State } from './state.ts'
import { zod3Messages } from './zod3-messages.ts'

/** Moltify's keys, limits, envelope and error shape. */
export const createHouse = (state: State): PlatformAdapter<Account> => {
  const { runtime, settings, accounts, limits } = state
  const invalid: PlatformAdapter<Account>['validationError'] = (_operation, fields, wrong) =>
    validationFailed(zod3Messages(fields, wrong))

  return {
    name: 'moltify',
    errorCodes: { unknownRoute: 'not_found', internal: 'internal_error' },
    api: moltify,
    runtime,
    validationError: invalid,

    createError: (code, message, details) =>
      new HttpError(code, httpError(code as MoltifyErrorCode, message).status, message, details),

    beforeAuthentication({ operation, headers, requestContext }) {
      if (!settings.rateLimits) return
      const taken = rateLimitsFor(operation, clientIp(headers, settings), settings.assumptions)
      const { allowed, standing } = limits.consume(taken)
      requestContext.rateLimit = standing
      if (allowed) return
      const retryAfter = Math.ceil((standing.resetAt - runtime.clock.now()) / 1000)
      const message = 'Too many requests'
      throw new HttpError('rate_limited', 429, message, { retryAfter })
    },

    authenticate(headers, { auth }, { params, bytes }) {
      if (auth === 'signature') {
        return bytes().then((body) =>
          authenticateCallback(state, { headers, taskId: params['taskId'] ?? '', body }),
        )
      }
      const sent = headers.get('authorization')
      const [, key] = /^bearer +(\S+)$/i.exec(sent ?? '') ?? []
      const account = key === undefined ? undefined : accounts.byKey(key)
      if (account) return account
      const isPublic = auth !== 'apiKey'
      if (isPublic && (!sent || settings.assumptions.badKeyOnPublic === 'ignore')) return anonymous
      throw httpError('unauthenticated', sent ? 'Invalid API key' : 'Not authenticated')
    },

    authorize({ account, operation: { path } }) {
      if (account.isBuilder || !path.startsWith('/api/my/')) return
      const isForAll = path.startsWith('/api/my/api-keys') && !settings.assumptions.keysNeedBuilder
      if (!isForAll) throw httpError('forbidden', 'Only builders may do this')
    },

    responseHeaders: (_request, requestContext) =>
      limitHeaders(settings.assumptions, requestContext),

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

    successBody(data, operation) {
      if (data !== undefined) return { success: true, data: listed(data, operation) }
      return settings.assumptions.deleteStatus === 204 ? undefined : { success: true, data: null }
    },

    errorBody: ({ code, message, details }) => ({
      success: false,
      error: message,
      ...(code === 'validation_failed' && details && { errors: details }),
    }),
  }

  /** A list as it is sent: those whose form no document shows, as assumed. */
  function listed(data: unknown, { paging }: Operation): unknown {
    if (!paging || !isRecord(data)) return data
    const { items } = data
    if (paging.bareArray) return items
    const { listFormat } = settings.assumptions
    if (!items || data['pagination'] || listFormat === 'items') return data
    return listFormat === 'bare' ? items : { [paging.items[1] ?? 'items']: items }
  }
}
