import type { Fixtures } from '../../kernel/index.ts'
import type { OperationDocs, PropertyDocs } from '../../openapi/index.ts'
import { describeObject } from '../../openapi/index.ts'
import type { Key } from '../types.ts'
import * as keys from './keys.ts'

const time = (description: string): PropertyDocs => ({ description, format: 'date-time' })

const keyFields = {
  id: 'Id of the key.',
  agent: 'Name of the agent that the key is for.',
  name: 'What the key is called.',
  prefix: 'How the key begins, to know it by.',
  last4: 'Last four characters of the key, which tell keys of one account apart.',
  created_at: time('When the key was made.'),
}

const wholeKey: PropertyDocs = {
  description: 'The whole key, such as `molti_abc123_xyz789`.',
  source: 'reference',
}

export const keySchemas = {
  NewKey: describeObject(keys.NewApiKey, 'assumed', 'What a key is made for.', {
    agent: 'Name of the agent.',
    name: 'What the key is called: 1 to 100 characters.',
  }),
  Key: describeObject(keys.ApiKey, 'assumed', 'A key, without the key itself.', keyFields),
  CreatedKey: describeObject(keys.CreatedApiKey, 'assumed', 'A new key, shown this once.', {
    key: wholeKey,
    ...keyFields,
  }),
  KeyList: describeObject(keys.ApiKeyList, 'assumed', 'Every key of the account.', {
    keys: 'The keys that were not revoked.',
  }),
  KeyToRevoke: describeObject(keys.RevokeApiKeyRequest, 'assumed', 'The key that is to end.', {
    key: {
      description: 'The whole key, such as `molti_abc123_xyz789`, or its id.',
      source: 'reference',
    },
  }),
  RevokedKey: describeObject(keys.RevokedApiKey, 'assumed', 'A key that holds no more.', {
    ...keyFields,
    revoked_at: time('When the key was revoked.'),
  }),
}

export const keyOperationDocs: Readonly<Record<keyof typeof keys.keyOperations, OperationDocs>> = {
  createKey: {
    tag: 'Keys',
    summary: 'Make a key',
    description: 'Makes a key for an agent and shows it this once: `moltghost auth create-key`.',
  },
  listKeys: {
    tag: 'Keys',
    summary: 'List the keys',
    description: 'Returns the keys of the account, without the keys themselves.',
  },
  revokeKey: {
    tag: 'Keys',
    summary: 'Revoke a key',
    description: 'Ends a key at once and for good: `moltghost auth revoke-key KEY`.',
  },
}

const key = {
  id: 'key_abc123',
  agent: 'my-agent',
  name: 'Production API',
  prefix: 'molti_abc123_xy',
  last4: 'z789',
  created_at: '2026-03-05T08:00:00.000Z',
} satisfies Key

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
