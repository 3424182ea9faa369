import type * as z from 'zod/mini'
import type { InputOf, ItemOf, ResponseOf } from '../kernel/index.ts'
import type { AllTrue, Equal } from '../kernel/type-equality.ts'
import type * as agents from './agents/agents.ts'
import type * as keys from './keys/keys.ts'
import type * as types from './types.ts'

export type PublishedTypesAreThoseOfTheSchemas = AllTrue<
  [
    Equal<types.ManagedAgent, z.infer<typeof agents.ManagedAgent>>,
    Equal<types.CreatedApiKey, z.infer<typeof keys.CreatedApiKey>>,
    Equal<types.ApiKey, z.infer<typeof keys.ApiKey>>,
    Equal<types.ApiKeyList, z.infer<typeof keys.ApiKeyList>>,
    Equal<types.RevokeApiKeyRequest, InputOf<typeof keys.RevokeApiKeyRequest>>,
    Equal<types.NewApiKey, InputOf<typeof keys.NewApiKey>>,
    Equal<types.RevokedApiKey, z.infer<typeof keys.RevokedApiKey>>,
    Equal<types.ApiKey, ItemOf<typeof keys.listKeys>>,
    Equal<types.ManagedAgent, ResponseOf<typeof agents.startAgent>>,
  ]
>
