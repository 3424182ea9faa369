import type { Key } from '@molt-sdk/contracts/moltghost-control'
import { truncateKey } from './mask-keys.node.ts'

/** A key as it may be shown: fields that are known alone, and of the key no more than its start. */
export type DisplayKey = { [Field in 'id' | 'agent' | 'name' | 'prefix' | 'created_at']?: string }

/** What may be shown of a key, however much the server sends of it. */
export const toDisplayKey = ({ id, agent, name, prefix, created_at }: Key): DisplayKey => ({
  ...(id && { id }),
  ...(agent && { agent }),
  ...(name && { name }),
  ...(prefix && { prefix: truncateKey(prefix) }),
  ...(created_at && { created_at }),
})
