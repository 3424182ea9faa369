import type { Platform } from '@molt-sdk/contracts/kernel'
import { isRecord, operation, pageNumberPagination } from '@molt-sdk/contracts/kernel'
import * as z from 'zod/mini'

const minute = 60_000

/** A fictional platform, so that core is tested independently of the real ones. */
export const harbor = {
  name: 'Harbor',
  baseUrl: 'https://api.harbor.test/v1',
  baseUrlEnv: ['HARBOR_BASE_URL', 'HARBOR_API_URL'],
  auth: { header: 'x-api-key', prefix: '', env: 'HARBOR_API_KEY' },
  envelope: {
    unwrap: (body) => (isRecord(body) && 'data' in body ? body['data'] : body),
    parseError(body) {
      if (!isRecord(body) || !isRecord(body['error'])) return undefined
      const { code, message, details, fields, retryAfter } = body['error'] as Record<string, never>
      const retryAfterMs = retryAfter === undefined ? undefined : retryAfter * 1000
      const documented = body['success'] === false && typeof code === 'string'
      return { code, message, details, fields, retryAfterMs, documented }
    },
  },
  limits: {
    general: { max: 5, windowMs: minute, source: 'assumed' },
    launches: { max: 2, windowMs: minute, perParam: 'boatId', source: 'assumed' },
  },
  nonRetryableCodes: ['QUOTA_EXCEEDED'],
  retryableCodes: ['CROWDED', 'RIGGING'],
  pendingStatus: 202,
} as const satisfies Platform

const Boat = z.looseObject({ id: z.string(), name: z.optional(z.nullable(z.string())) })
const NewBoat = z.looseObject({ name: z.string().check(z.minLength(1)) })
const Boats = z.looseObject({ boats: z.array(Boat) })
const PageQuery = z.looseObject({ page: z.optional(z.number()), from: z.optional(z.string()) })

const shared = { auth: 'apiKey', status: 200, errors: [], source: 'assumed' } as const

export const getBoat = operation({
  ...shared,
  id: 'getBoat',
  method: 'GET',
  path: '/boats/{boatId}',
  effect: 'read',
  response: Boat,
})

export const listBoats = operation({
  ...shared,
  id: 'listBoats',
  method: 'GET',
  path: '/boats',
  effect: 'read',
  query: PageQuery,
  response: Boats,
  paging: pageNumberPagination(['boats']),
})

/** The same list with a cursor. */
export const walkBoats = operation({
  ...shared,
  id: 'walkBoats',
  method: 'GET',
  path: '/boats/walk',
  effect: 'read',
  query: PageQuery,
  response: Boats,
  paging: {
    items: ['boats'],
    next: ({ cursor }, query) =>
      typeof cursor === 'string' ? { ...query, from: cursor } : undefined,
  },
})

export const createBoat = operation({
  ...shared,
  id: 'createBoat',
  method: 'POST',
  path: '/boats',
  effect: 'create',
  body: NewBoat,
  response: Boat,
})

export const replaceBoat = operation({
  ...shared,
  id: 'replaceBoat',
  method: 'PUT',
  path: '/boats/{boatId}',
  effect: 'replace',
  body: NewBoat,
  response: Boat,
})

export const deleteBoat = operation({
  ...shared,
  id: 'deleteBoat',
  method: 'DELETE',
  path: '/boats/{boatId}',
  effect: 'delete',
  response: z.optional(z.unknown()),
})

export const launchBoat = operation({
  ...shared,
  id: 'launchBoat',
  method: 'POST',
  path: '/boats/{boatId}/launch',
  effect: 'transition',
  response: Boat,
  rateLimit: 'launches',
})

/** Needs no API key. */
export const getTide = operation({
  ...shared,
  id: 'getTide',
  method: 'GET',
  path: '/tide',
  auth: 'none',
  effect: 'read',
  response: z.looseObject({}),
})

/** A stream: `{log}` events until `{arrived: true}`. */
export const sailBoat = operation({
  ...shared,
  id: 'sailBoat',
  method: 'POST',
  path: '/boats/{boatId}/sail',
  effect: 'transition',
  body: NewBoat,
  response: z.looseObject({ log: z.array(z.string()) }),
  streamResult: z.array(z.string()),
  streamEvent: z.looseObject({ log: z.optional(z.string()), arrived: z.optional(z.boolean()) }),
})
