import type { Fixtures } from '../../kernel/index.ts'
import type { OperationDocs, PropertyDocs } from '../../openapi/index.ts'
import { describeObject } from '../../openapi/index.ts'
import type { ApiKey } from '../types.ts'
import * as keys from './keys.ts'

const time = (description: string): PropertyDocs => ({ description, format: 'date-time' })

const keyFields = {
  id: 'Id of the key.',
  agent: 'Name of the agent that the key is for.',
  name: 'Name of the key.',
  prefix: 'Start of the key.',
  last4: 'Last four characters of the key.',
  created_at: time('Time of creation.'),
}

const fullKey: PropertyDocs = {
  description: 'The full key, such as `molti_abc123_xyz789`.',
  source: 'reference',
}

export const keySchemas = {
  NewApiKey: describeObject(keys.NewApiKey, 'assumed', 'A key to create.', {
    agent: 'Name of the agent.',
    name: 'Name of the key, 1 to 100 characters.',
  }),
  ApiKey: describeObject(
    keys.ApiKey,
    'assumed',
    'Information about an API key, without the key itself.',
    keyFields,
  ),
  CreatedApiKey: describeObject(
    keys.CreatedApiKey,
    'assumed',
    'A new API key. It is not shown again.',
    {
      key: fullKey,
      ...keyFields,
    },
  ),
  ApiKeyList: describeObject(keys.ApiKeyList, 'assumed', 'The API keys of the account.', {
    keys: 'The keys that are not revoked.',
  }),
  RevokeApiKeyRequest: describeObject(keys.RevokeApiKeyRequest, 'assumed', 'A key to revoke.', {
    key: {
      description: 'The full key, such as `molti_abc123_xyz789`, or its id.',
      source: 'reference',
    },
  }),
  RevokedApiKey: describeObject(keys.RevokedApiKey, 'assumed', 'A revoked API key.', {
    ...keyFields,
    revoked_at: time('Time of revocation.'),
  }),
}

export const keyOperationDocs: Readonly<Record<keyof typeof keys.keyOperations, OperationDocs>> = {
  createKey: {
    tag: 'Keys',
    summary: 'Create an API key',
    description:
      'Creates an API key for an agent. It is not shown again: `moltghost auth create-key`.',
  },
  listKeys: {
    tag: 'Keys',
    summary: 'List API keys',
    description: 'Returns the API keys of the account, without the keys themselves.',
  },
  revokeKey: {
    tag: 'Keys',
    summary: 'Revoke an API key',
    description: 'Revokes an API key immediately: `moltghost auth revoke-key KEY`.',
  },
}

const key = {
  id: 'key_abc123',
  agent: 'my-agent',
  name: 'Production API',
  prefix: 'molti_abc123_xy',
  last4: 'z789',
  created_at: '2026-03-05T08:00:00.000Z',
} satisfies ApiKey

const whole = 'molti_abc123_xyz789'

export const keyFixtures: Fixtures<typeof keys.keyOperations> = {
  createKey: {
    args: { body: { agent: 'my-agent', name: 'Production API' } },
    data: { key: whole, ...key },
  },
  listKeys: { args: {}, data: { keys: [key] } },
  revokeKey: {
    args: { body: { key: whole } },
    data: { ...key, revoked_at: '2026-04-05T08:00:00.000Z' },
  },
}
