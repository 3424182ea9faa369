import type { Fixtures } from '../../kernel/index.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject } from '../../openapi/index.ts'
import { createdAt, onePage } from '../fixture-values.ts'
import { pagedList } from '../pages.docs.ts'
import type { ApiKey } from '../types.ts'
import * as keys from './api-keys.ts'

export const apiKeySchemas = {
  NewApiKey: describeObject(keys.NewApiKey, 'reference', 'An API key to create.', {
    name: 'Name of the key, 1 to 100 characters.',
  }),
  ApiKey: describeObject(
    keys.ApiKey,
    'reference',
    'Information about an API key, without the key itself.',
    {
      id: 'Id of the key.',
      name: 'Name of the key.',
      keyPrefix: 'Start of the key, such as `mlt_abc12345`.',
      createdAt: { description: 'Time of creation.', format: 'date-time' },
    },
  ),
  CreatedApiKey: describeObject(
    keys.CreatedApiKey,
    'reference',
    'A new API key. It is not shown again and cannot be recovered.',
    {
      key: 'The full key. Store it now.',
      keyInfo: 'Information about the key, which can be read later.',
    },
  ),
  ApiKeyList: describeObject(
    keys.ApiKeyList,
    'assumed',
    'The API keys of the account.',
    pagedList('The keys, at most 10.'),
  ),
}

export const apiKeyOperationDocs: Readonly<
  Record<keyof typeof keys.apiKeyOperations, OperationDocs>
> = {
  listApiKeys: {
    tag: 'API keys',
    summary: 'List API keys',
    description: 'Returns the keys of the account, each with its first characters only.',
  },
  createApiKey: {
    tag: 'API keys',
    summary: 'Create an API key',
    description: 'Creates a key, which is not shown again. An account can have 10.',
  },
  deleteApiKey: {
    tag: 'API keys',
    summary: 'Delete an API key',
    description: 'Revokes a key immediately and permanently.',
  },
}

const keyId = 'clx4key000001'

const apiKey = {
  id: keyId,
  name: 'Nightly reports',
  keyPrefix: 'mlt_abc12345',
  createdAt,
} satisfies ApiKey

export const apiKeyFixtures: Fixtures<typeof keys.apiKeyOperations> = {
  listApiKeys: { args: {}, data: { items: [apiKey], pagination: onePage } },
  createApiKey: {
    args: { body: { name: apiKey.name } },
    data: { key: 'mlt_abc12345_example_not_real', keyInfo: apiKey },
  },
  deleteApiKey: { args: { params: { keyId } }, data: undefined },
}
