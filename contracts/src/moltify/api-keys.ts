import * as z from 'zod/mini'
import { announcedPages, maybe, operation } from '../kernel/index.ts'
import { listNames } from './assumed.ts'
import { create, read, remove } from './calls.ts'
import { Done } from './done.ts'
import { listOf } from './pages.ts'

export const NewApiKey = z.object({ name: z.string().check(z.minLength(1), z.maxLength(100)) })

export const ApiKey = z.looseObject({
  id: z.string(),
  name: z.string(),
  keyPrefix: z.string(),
  createdAt: maybe(z.string()),
})

export const CreatedApiKey = z.looseObject({ key: z.string(), keyInfo: ApiKey })

export const ApiKeyList = listOf(ApiKey)

export const listApiKeys = operation({
  ...read,
  id: 'listApiKeys',
  path: '/api/my/api-keys',
  response: ApiKeyList,
  paging: announcedPages(listNames.apiKeys),
  errors: [],
})

export const createApiKey = operation({
  ...create,
  id: 'createApiKey',
  path: '/api/my/api-keys',
  body: NewApiKey,
  response: CreatedApiKey,
})

export const deleteApiKey = operation({
  ...remove,
  id: 'deleteApiKey',
  path: '/api/my/api-keys/{keyId}',
  response: Done,
})
