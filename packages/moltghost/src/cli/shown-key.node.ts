import type { Key } from '@molt-sdk/contracts/moltghost-control'
import { keyStart } from './masked.node.ts'

/** A key as it may be shown: fields that are known alone, and of the key no more than its start. */
export type ShownKey = { [Field in 'id' | 'agent' | 'name' | 'prefix' | 'created_at']?: string }

/** What may be shown of a key, however much the server sends of it. */
export const shownKey = ({ id, agent, name, prefix, created_at }: Key): ShownKey => ({
  ...(id && { id }),
  ...(agent && { agent }),
  ...(name && { name }),
  ...(prefix && { prefix: keyStart(prefix) }),
  ...(created_at && { created_at }),
})
