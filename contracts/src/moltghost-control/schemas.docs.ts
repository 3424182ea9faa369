import { AgentStatus } from '../moltghost/health.ts'
import type { PropertyDocs } from '../openapi/index.ts'
import { describeObject, describeValue } from '../openapi/index.ts'
import * as agents from './agents.ts'
import * as keys from './keys.ts'

const time = (description: string): PropertyDocs => ({ description, format: 'date-time' })

const key = {
  id: 'Id of the key.',
  agent: 'Name of the agent that the key is for.',
  name: 'What the key is called.',
  prefix: 'How the key begins, to know it by.',
  created_at: time('When the key was made.'),
}

const whole: PropertyDocs = {
  description: 'The whole key, such as `molti_abc123_xyz789`.',
  source: 'reference',
}

export const schemas = {
  AgentStatus: describeValue(
    AgentStatus,
    'inferred',
    'State of an agent. The reference names initializing, running, paused and terminated; the others are from a related page.',
  ),
  ControlledAgent: describeObject(
    agents.ManagedAgent,
    'assumed',
    'An agent of the account, as its owner sees it.',
    {
      name: 'Name of the agent in commands.',
      id: 'Id of the agent in addresses.',
      status: 'State of the agent.',
      url: 'Address of the agent.',
      model: 'Model of the agent.',
      uptime_seconds: 'For how long it has been running.',
    },
  ),
  NewKey: describeObject(keys.NewApiKey, 'assumed', 'What a key is made for.', {
    agent: 'Name of the agent.',
    name: 'What the key is called: 1 to 100 characters.',
  }),
  Key: describeObject(keys.ApiKey, 'assumed', 'A key, without the key itself.', key),
  CreatedKey: describeObject(keys.CreatedApiKey, 'assumed', 'A new key, shown this once.', {
    key: whole,
    ...key,
  }),
  KeyList: describeObject(keys.ApiKeyList, 'assumed', 'Every key of the account.', {
    keys: 'The keys that were not revoked.',
  }),
  KeyToRevoke: describeObject(keys.RevokeApiKeyRequest, 'assumed', 'The key that is to end.', {
    key: whole,
  }),
  RevokedKey: describeObject(keys.RevokedApiKey, 'assumed', 'A key that holds no more.', {
    ...key,
    revoked_at: time('When the key was revoked.'),
  }),
}
