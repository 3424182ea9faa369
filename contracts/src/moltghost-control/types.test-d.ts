import type * as z from 'zod/mini'
import type { ItemOf, ResponseOf } from '../kernel/index.ts'
import type { All, Same } from '../kernel/same.ts'
import type * as agents from './agents.ts'
import type * as keys from './keys.ts'
import type * as types from './types.ts'

export type PublishedTypesAreThoseOfTheSchemas = All<
  [
    Same<types.ControlledAgent, z.infer<typeof agents.ControlledAgent>>,
    Same<types.CreatedKey, z.infer<typeof keys.CreatedKey>>,
    Same<types.Key, z.infer<typeof keys.Key>>,
    Same<types.KeyList, z.infer<typeof keys.KeyList>>,
    Same<types.KeyToRevoke, z.input<typeof keys.KeyToRevoke>>,
    Same<types.NewKey, z.input<typeof keys.NewKey>>,
    Same<types.RevokedKey, z.infer<typeof keys.RevokedKey>>,
    Same<types.Key, ItemOf<typeof keys.listKeys>>,
    Same<types.ControlledAgent, ResponseOf<typeof agents.startAgent>>,
  ]
>
