import type * as z from 'zod/mini'
import type { ItemOf, ResponseOf } from '../kernel/index.ts'
import type { AllTrue, Equal } from '../kernel/type-equality.ts'
import type * as agents from './agents/agents.ts'
import type * as keys from './keys/keys.ts'
import type * as types from './types.ts'

export type PublishedTypesAreThoseOfTheSchemas = AllTrue<
  [
    Equal<types.ControlledAgent, z.infer<typeof agents.ManagedAgent>>,
    Equal<types.CreatedKey, z.infer<typeof keys.CreatedApiKey>>,
    Equal<types.Key, z.infer<typeof keys.ApiKey>>,
    Equal<types.KeyList, z.infer<typeof keys.ApiKeyList>>,
    Equal<types.KeyToRevoke, z.input<typeof keys.RevokeApiKeyRequest>>,
    Equal<types.NewKey, z.input<typeof keys.NewApiKey>>,
    Equal<types.RevokedKey, z.infer<typeof keys.RevokedApiKey>>,
    Equal<types.Key, ItemOf<typeof keys.listKeys>>,
    Equal<types.ControlledAgent, ResponseOf<typeof agents.startAgent>>,
  ]
>
