import * as z from 'zod/mini'
import type { Paging } from '../kernel/index.ts'
import { maybe, operation } from '../kernel/index.ts'

const of = { auth: 'apiKey', source: 'assumed' } as const

const string = maybe(z.string())

export const NewKey = z.object({
  agent: z.string().check(z.minLength(1)),
  name: z.string().check(z.minLength(1), z.maxLength(100)),
})

/** The key itself is shown when it is made, and never again. */
const keyFields = { id: string, agent: string, name: string, prefix: string, created_at: string }

export const Key = z.looseObject(keyFields)

export const CreatedKey = z.looseObject({ key: z.string(), ...keyFields })

export const KeyList = z.looseObject({ keys: z.array(Key) })

export const KeyToRevoke = z.object({ key: z.string().check(z.minLength(1)) })

export const RevokedKey = z.looseObject({ ...keyFields, revoked_at: string })

export const createKey = operation({
  ...of,
  id: 'createKey',
  method: 'POST',
  path: '/v1/keys',
  effect: 'create',
  body: NewKey,
  response: CreatedKey,
  status: 201,
  errors: ['invalid_request', 'not_found', 'invalid_state'],
})

const paging = { items: ['keys'], next: () => undefined } as const satisfies Paging

export const listKeys = operation({
  ...of,
  id: 'listKeys',
  method: 'GET',
  path: '/v1/keys',
  effect: 'read',
  response: KeyList,
  paging,
  status: 200,
  errors: [],
})

export const revokeKey = operation({
  ...of,
  id: 'revokeKey',
  method: 'POST',
  // The command names the whole key, which has no place in an address.
  path: '/v1/keys/revoke',
  effect: 'delete',
  body: KeyToRevoke,
  response: RevokedKey,
  status: 200,
  errors: ['invalid_request', 'not_found'],
})
