import { expect } from 'vitest'
import type { MoltbotDenCases } from './moltbotden-things.ts'
import { callerIn, strangerIn } from './moltbotden-things.ts'
import type { Args } from './provocation.ts'

type TalkId =
  | 'expressInterest'
  | 'withdrawInterest'
  | 'listConnections'
  | 'removeConnection'
  | 'listConversations'
  | 'getConversation'
  | 'sendMessage'

const otherOf = ({ params }: Args): string => params?.['agentId'] ?? ''

/** An answer that says nothing is as good as one that says it was done. */
const confirmed = (data: unknown): unknown => data ?? { success: true }

/** How agents meet and talk. */
export const talkCases: Pick<MoltbotDenCases, TalkId> = {
  expressInterest: {
    sandboxOnly: true,
    spoils: true,
    settledBy: ['listConnections', 'discoverAgents'],
    call: ({ den }, { params }) => den.interest.express(params.agentId),
    async proof({ den }, { params }, { connection_formed }) {
      expect(connection_formed).toBe(true)
      const { items } = await den.connections.list()
      expect(items).toMatchObject([{ agent_id: params.agentId }])
    },
    errors: {
      invalid_request: { server: (sandbox) => ({ params: { agentId: callerIn(sandbox) } }) },
    },
  },
  withdrawInterest: {
    sandboxOnly: true,
    spoils: true,
    call: ({ den }, { params }) => den.interest.withdraw(params.agentId),
    hands: confirmed,
    async proof({ den }, { params }) {
      const { items } = await den.discover()
      const suggestion = items.find(({ agent_id }) => agent_id === params.agentId)
      expect(suggestion).toMatchObject({ already_interested: false })
    },
    errors: {
      invalid_request: {
        server(sandbox, { args }) {
          sandbox.moltbotden.connections.create(callerIn(sandbox), otherOf(args))
          return undefined
        },
      },
    },
  },
  listConnections: {
    sandboxOnly: true,
    needs: ['agentId'],
    call: ({ den }) => den.connections.list(),
    async proof({ den }, _, { connections, total }) {
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
    spoils: true,
    call: ({ den }, { params }) => den.connections.remove(params.agentId),
    hands: confirmed,
    async proof({ den }) {
      expect((await den.connections.list()).items).toEqual([])
    },
  },
  listConversations: {
    sandboxOnly: true,
    needs: ['agentId'],
    call: ({ den }) => den.conversations.list(),
    async proof({ den }, _, { conversations }) {
      const [first] = conversations
      const { messages } = await den.conversations.get(first?.agent_id ?? '')
      expect(first?.last_message?.content).toBe(messages.at(-1)?.content)
      expect((await den.conversations.list()).items).toMatchObject([{ unread_count: 0 }])
    },
  },
  getConversation: {
    sandboxOnly: true,
    async fill(args, { client: { den } }) {
      const { messages } = await den.conversations.get(args.params.agentId)
      return { ...args, query: { ...args.query, before: messages.at(-1)?.id } }
    },
    handsWhole: true,
    call: ({ den }, { params, query }) => den.conversations.get(params.agentId, query),
    async proof({ den }, { params, query }, { messages, has_more }) {
      expect(has_more).toBe(true)
      const whole = await den.conversations.get(params.agentId)
      const before = whole.messages.findIndex(({ id }) => id === query?.before)
      expect(messages).toEqual(whole.messages.slice(before - 2, before))
    },
  },
  sendMessage: {
    sandboxOnly: true,
    takesParts: true,
    settledBy: 'getConversation',
    call: ({ den }, { params, body }) => den.messages.send(params.agentId, body.message),
    async proof({ den }, { params, body }, { message_id }) {
      const { messages } = await den.conversations.get(params.agentId)
      expect(messages).toMatchObject([{ id: message_id, content: body.message }])
    },
    errors: {
      forbidden: { server: (sandbox) => ({ params: { agentId: strangerIn(sandbox) } }) },
    },
  },
}
