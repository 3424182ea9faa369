import * as z from 'zod/mini'
import type { PaginationStrategy } from '../../kernel/index.ts'
import { nullish, operation, responseObject } from '../../kernel/index.ts'

const defaults = { auth: 'apiKey', source: 'assumed' } as const

const string = nullish(z.string())

export const NewApiKey = z.object({
  agent: z.string().check(z.minLength(1)),
  name: z.string().check(z.minLength(1), z.maxLength(100)),
})

/** The key itself is only shown when it is created. */
const keyFields = {
  id: string,
  agent: string,
  name: string,
  prefix: string,
  last4: string,
  created_at: string,
}

export const ApiKey = responseObject(keyFields)

export const CreatedApiKey = responseObject({ key: z.string(), ...keyFields })

export const ApiKeyList = responseObject({ keys: z.array(ApiKey) })

export const RevokeApiKeyRequest = z.object({ key: z.string().check(z.minLength(1)) })

export const RevokedApiKey = responseObject({ ...keyFields, revoked_at: string })

export const createKey = operation({
  ...defaults,
  id: 'createKey',
  method: 'POST',
  path: '/v1/keys',
  effect: 'create',
  body: NewApiKey,
  response: CreatedApiKey,
  status: 201,
  errors: ['invalid_request', 'not_found', 'invalid_state'],
})

const paging = { items: ['keys'], next: () => undefined } as const satisfies PaginationStrategy

export const listKeys = operation({
  ...defaults,
  id: 'listKeys',
  method: 'GET',
  path: '/v1/keys',
  effect: 'read',
  response: ApiKeyList,
  paging,
  status: 200,
  errors: [],
})

export const revokeKey = operation({
  ...defaults,
  id: 'revokeKey',
  method: 'POST',
  // The command passes the full key, which must not appear in a URL.
  path: '/v1/keys/revoke',
  effect: 'delete',
  body: RevokeApiKeyRequest,
  response: RevokedApiKey,
  status: 200,
  errors: ['invalid_request', 'not_found'],
})

export const keyOperations = { createKey, listKeys, revokeKey }
