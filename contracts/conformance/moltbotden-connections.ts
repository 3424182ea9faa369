import { expect } from 'vitest'
import type { CallArgs } from './error-trigger.ts'
import type { MoltbotDenCases } from './moltbotden-resources.ts'
import { callerId, unconnectedAgentId } from './moltbotden-resources.ts'

type ConnectionOperationId =
  | 'expressInterest'
  | 'withdrawInterest'
  | 'listConnections'
  | 'removeConnection'
  | 'listConversations'
  | 'getConversation'
  | 'sendMessage'

const agentIdOf = ({ params }: CallArgs): string => params?.['agentId'] ?? ''

/** An empty response counts as success. */
const successByDefault = (data: unknown): unknown => data ?? { success: true }

/** Interest, connections and messages. */
export const connectionCases: Pick<MoltbotDenCases, ConnectionOperationId> = {
  expressInterest: {
    sandboxOnly: true,
    consumesResource: true,
    reconciledBy: ['listConnections', 'discoverAgents'],
    async verify(den, { params }, { connection_formed }) {
      expect(connection_formed).toBe(true)
      const { items } = await den.connections.list()
      expect(items).toMatchObject([{ agent_id: params.agentId }])
    },
    errors: {
      invalid_request: { server: (sandbox) => ({ params: { agentId: callerId(sandbox) } }) },
    },
  },
  withdrawInterest: {
    sandboxOnly: true,
    consumesResource: true,
    toResult: successByDefault,
    async verify(den, { params }) {
      const { items } = await den.discover()
      const suggestion = items.find(({ agent_id }) => agent_id === params.agentId)
      expect(suggestion).toMatchObject({ already_interested: false })
    },
    errors: {
      invalid_request: {
        server(sandbox, { args }) {
          sandbox.moltbotden.connections.create(callerId(sandbox), agentIdOf(args))
          return undefined
        },
      },
    },
  },
  listConnections: {
    sandboxOnly: true,
    requires: ['agentId'],
    async verify(den, _, { connections, total }) {
      expect(total).toBe(connections.length)
      const { items } = await den.conversations.list()
      expect(connections).toMatchObject([
        {
          agent_id: items[0]?.agent_id,
          last_message: items[0]?.last_message?.sent_at,
          unread_count: 3,
        },
      ])
    },
  },
  removeConnection: {
    sandboxOnly: true,
    consumesResource: true,
    toResult: successByDefault,
    async verify(den) {
      expect((await den.connections.list()).items).toEqual([])
    },
  },
  listConversations: {
    sandboxOnly: true,
    requires: ['agentId'],
    async verify(den, _, { conversations }) {
      const [first] = conversations
      const { messages } = await den.conversations.get(first?.agent_id ?? '')
      expect(first?.last_message?.content).toBe(messages.at(-1)?.content)
      expect((await den.conversations.list()).items).toMatchObject([{ unread_count: 0 }])
    },
  },
  getConversation: {
    sandboxOnly: true,
    async completeArgs(args, { client: den }) {
      const { messages } = await den.conversations.get(args.params.agentId)
      return { ...args, query: { ...args.query, before: messages.at(-1)?.id } }
    },
    returnsRawPage: true,
    async verify(den, { params, query }, { messages, has_more }) {
      expect(has_more).toBe(true)
      const conversation = await den.conversations.get(params.agentId)
      const before = conversation.messages.findIndex(({ id }) => id === query?.before)
      expect(messages).toEqual(conversation.messages.slice(before - 2, before))
    },
  },
  sendMessage: {
    sandboxOnly: true,
    acceptsBodyFields: true,
    reconciledBy: 'getConversation',
    async verify(den, { params, body }, { message_id }) {
      const { messages } = await den.conversations.get(params.agentId)
      expect(messages).toMatchObject([{ id: message_id, content: body.message }])
    },
    errors: {
      forbidden: { server: (sandbox) => ({ params: { agentId: unconnectedAgentId(sandbox) } }) },
    },
  },
}
