import type { Operation } from '@molt-sdk/contracts/kernel'
import { isRecord } from '@molt-sdk/contracts/kernel'
import { moltify } from '@molt-sdk/contracts/moltify'
import { sessionCookie } from '@molt-sdk/contracts/moltify/session'
import { bearerToken } from '../kit/bearer-token.ts'
import { clampNumbers } from '../kit/coerce-query.ts'
import { readCookie } from '../kit/cookies.ts'
import { HttpError } from '../kit/http-error.ts'
import type { PlatformAdapter } from '../kit/platform.ts'
import type { MoltifyAccount } from './accounts.ts'
import { anonymous } from './accounts.ts'
import { authenticateCallback } from './authenticate-callback.ts'
import type { MoltifyErrorCode } from './errors.ts'
import { httpError, validationFailed } from './errors.ts'
import { rateLimitHeaders } from './limit-headers.ts'
import { clientIp, rateLimitsFor, taskLimitFor } from './limits.ts'
import type { State } from './state.ts'
import { zod3Messages } from './zod3-messages.ts'

/** Creates the adapter: Moltify's keys, limits, envelope and error format. */
export const createAdapter = (state: State): PlatformAdapter<MoltifyAccount> => {
  const { runtime, settings, accounts, limits } = state

  return {
    name: 'moltify',
    errorCodes: {
      unknownRoute: 'not_found',
      internal: 'internal_error',
      bodyTooLarge: 'payload_too_large',
    },
    api: moltify,
    runtime,
    validationError: (_operation, fields, input) => validationFailed(zod3Messages(fields, input)),

    createError: (code, message, details) =>
      new HttpError(code, httpError(code as MoltifyErrorCode, message).status, message, details),

    beforeAuthentication({ operation, headers, requestContext }) {
      if (!settings.rateLimits) return
      const ip = clientIp(headers, settings)
      const rules = rateLimitsFor(operation, headers, ip, settings.assumptions)
      const { allowed, snapshot, retryAfter } = limits.consume(rules)
      requestContext.rateLimit = snapshot
      if (allowed) return
      const message = 'Too many requests'
      throw new HttpError('rate_limited', 429, message, { retryAfter })
    },

    afterRejection({ operation, headers, requestContext }, { status }) {
      if (!settings.rateLimits || settings.assumptions.rejectedTaskCalls === 'count') return
      // Callers without a key, and those that were not counted.
      if (status === 401 || status === 429) return
      const ip = clientIp(headers, settings)
      const taskLimit = taskLimitFor(operation, ip)
      if (!taskLimit) return
      limits.release(taskLimit)
      const rules = rateLimitsFor(operation, headers, ip, settings.assumptions)
      requestContext.rateLimit = limits.peek(rules)
    },

    acceptsCookies: true,

    authenticate(headers, { auth, session }, { params, bytes }) {
      if (auth === 'signature') {
        return bytes().then((body) =>
          authenticateCallback(state, { headers, taskId: params['taskId'] ?? '', body }),
        )
      }
      const hasHeader = headers.has('authorization')
      const key = bearerToken(headers)
      const token = hasHeader ? undefined : readCookie(headers, sessionCookie)
      const signedIn = token === undefined ? undefined : accounts.sessions.account(token)
      const account = key === undefined ? session && signedIn : accounts.byKey(key)
      if (account) return account
      const isPublic = auth !== 'apiKey'
      if (isPublic && (!hasHeader || settings.assumptions.badKeyOnPublic === 'ignore')) {
        return anonymous
      }
      if (hasHeader) throw httpError('unauthenticated', 'Invalid API key')
      throw httpError('unauthenticated', signedIn ? 'API key required' : 'Not authenticated')
    },

    authorize({ account, operation: { path } }) {
      if (account.isBuilder || !path.startsWith('/api/my/')) return
      const isForAll = path.startsWith('/api/my/api-keys') && !settings.assumptions.keysNeedBuilder
      if (!isForAll) throw httpError('forbidden', 'Only builders can do this')
    },

    responseHeaders: (_request, requestContext) =>
      rateLimitHeaders(settings.assumptions, requestContext),

    readQuery(values) {
      if (settings.assumptions.pageRange === 'reject') return values
      return clampNumbers(values, { page: [1, Number.MAX_SAFE_INTEGER], limit: [1, 100] })
    },

    requiresJsonContentType: () => settings.assumptions.jsonContentType === 'require',

    successBody(data, operation) {
      if (data !== undefined) return { success: true, data: formatList(data, operation) }
      return settings.assumptions.deleteStatus === 204 ? undefined : { success: true, data: null }
    },

    errorBody: ({ code, message, details }) => ({
      success: false,
      error: message,
      ...(code === 'validation_failed' && details && { errors: details }),
    }),
  }

  /** Returns a list in its documented format, or in the assumed one. */
  function formatList(data: unknown, { paging }: Operation): unknown {
    if (!paging || !isRecord(data)) return data
    const { items } = data
    if (paging.bareArray) return items
    const { listFormat } = settings.assumptions
    if (!items || data['pagination'] || listFormat === 'items') return data
    return listFormat === 'bare' ? items : { [paging.items[1] ?? 'items']: items }
  }
}
