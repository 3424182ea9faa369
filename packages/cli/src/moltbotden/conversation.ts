import type { MoltbotDen } from '@moltbotden/sdk'
import type { Override } from '../generated/add-operations.ts'

interface Query {
  readonly agentId: string
  readonly limit?: number
  readonly before?: string
}

/** Reads a page of a conversation, or with `--all` the whole history, the newest message first. */
export const getConversation: Override = {
  call(client, input, { all }: { readonly all?: boolean }, { io: { signal } }) {
    const { conversations } = client as unknown as MoltbotDen
    const { agentId, ...query } = input as unknown as Query
    if (!all) return conversations.get(agentId, query, { signal })
    return conversations.messages(agentId, { pageSize: query.limit }, { signal })
  },
}
