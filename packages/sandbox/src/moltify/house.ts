import type { Operation } from '@molt-sdk/contracts/kernel'
import { isRecord } from '@molt-sdk/contracts/kernel'
import { moltify } from '@molt-sdk/contracts/moltify'
import { isJson } from '../kit/is-json.ts'
import type { House } from '../kit/platform.ts'
import { Refusal } from '../kit/refusal.ts'
import type { Account } from './accounts.ts'
import { guest } from './accounts.ts'
import { signer } from './check-signature.ts'
import { limitHeaders } from './limit-headers.ts'
import { ipOf, limitsOf } from './limits.ts'
import type { Code } from './refuse.ts'
import { refusal, wrongFields } from './refuse.ts'
import type { State } from './state.ts'
import { zodWords } from './zod-words.ts'

/** Moltify's keys, limits, envelope and error shape. */
export const createHouse = (state: State): House<Account> => {
  const { world, settings, accounts, limits } = state
  const invalid: House<Account>['invalid'] = (_operation, fields, wrong) =>
    wrongFields(zodWords(fields, wrong))

  return {
    name: 'moltify',
    codes: { unknownRoute: 'not_found', internal: 'internal_error' },
    api: moltify,
    world,
    invalid,

    refuse: (code, message, details) =>
      new Refusal(code, refusal(code as Code, message).status, message, details),

    arrive({ operation, headers, exchange }) {
      if (!settings.rateLimits) return
      const taken = limitsOf(operation, ipOf(headers, settings), settings.assumptions)
      const { allowed, standing } = limits.take(taken)
      exchange.standing = standing
      if (allowed) return
      const retryAfter = Math.ceil((standing.resetAt - world.clock.now()) / 1000)
      const message = 'Too many requests'
      throw new Refusal('rate_limited', 429, message, { retryAfter })
    },

    authenticate(headers, { auth }, { params, bytes }) {
      if (auth === 'signature') {
        return bytes().then((body) =>
          signer(state, { headers, taskId: params['taskId'] ?? '', body }),
        )
      }
      const sent = headers.get('authorization')
      const [, key] = /^bearer +(\S+)$/i.exec(sent ?? '') ?? []
      const account = key === undefined ? undefined : accounts.byKey(key)
      if (account) return account
      const isPublic = auth !== 'apiKey'
      if (isPublic && (!sent || settings.assumptions.badKeyOnPublic === 'ignore')) return guest
      throw refusal('unauthenticated', sent ? 'Invalid API key' : 'Not authenticated')
    },

    admit({ account, operation: { path } }) {
      if (account.isBuilder || !path.startsWith('/api/my/')) return
      const isForAll = path.startsWith('/api/my/api-keys') && !settings.assumptions.keysNeedBuilder
      if (!isForAll) throw refusal('forbidden', 'Only builders may do this')
    },

    headersFor: (_request, exchange) => limitHeaders(settings.assumptions, exchange),

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

    answerBody(data, operation) {
      if (data !== undefined) return { success: true, data: listed(data, operation) }
      return settings.assumptions.deleteStatus === 204 ? undefined : { success: true, data: null }
    },

    refusalBody: ({ code, message, details }) => ({
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
    const { plainLists } = settings.assumptions
    if (!items || data['pagination'] || plainLists === 'items') return data
    return plainLists === 'bare' ? items : { [paging.items[1] ?? 'items']: items }
  }
}
