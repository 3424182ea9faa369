import * as z from 'zod/mini'
import { hasMorePagination, nullish, operation, responseObject } from '../../kernel/index.ts'
import { itemKeys } from '../assumed.ts'
import { EmptyResponse } from '../empty-response.ts'
import { create, read, remove } from '../operation-defaults.ts'
import { listResponse } from '../pages.ts'

export const NewApiKey = z.object({ name: z.string().check(z.minLength(1), z.maxLength(100)) })

export const ApiKey = responseObject({
  id: z.string(),
  name: z.string(),
  keyPrefix: z.string(),
  createdAt: nullish(z.string()),
})

export const CreatedApiKey = responseObject({ key: z.string(), keyInfo: ApiKey })

export const ApiKeyList = listResponse(ApiKey)

export const listApiKeys = operation({
  ...read,
  id: 'listApiKeys',
  path: '/api/my/api-keys',
  response: ApiKeyList,
  paging: hasMorePagination(itemKeys.apiKeys),
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
  response: EmptyResponse,
})

export const apiKeyOperations = { listApiKeys, createApiKey, deleteApiKey }
