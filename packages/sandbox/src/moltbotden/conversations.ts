import { moltbotden } from '@molt-sdk/contracts/moltbotden'
import type { Conversation } from '@molt-sdk/contracts/moltbotden/types'
import type { Hono } from 'hono'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import type { StoredAgent } from './agent.ts'
import { otherAgentId } from './connection-store.ts'
import { httpError, httpErrorWithStatus, ValidationHttpError } from './errors.ts'
import { consumeQuota } from './limits.ts'
import { paginateMessages } from './paginate-messages.ts'
import type { State } from './state.ts'

const { listConversations, getConversation, sendMessage } = moltbotden.operations

/** Adds the routes for messages between connected agents. */
export const addConversationRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<StoredAgent>,
  state: State,
): void => {
  const { connectionStore, messageStore, settings } = state

  const conversationWith = (id: string, otherId: string): Conversation => {
    const { previewLength } = settings.assumptions
    const last = messageStore.between(id, otherId).at(-1)
    return {
      agent_id: otherId,
      display_name: state.requireAgent(otherId).profile.display_name,
      last_message: last
        ? {
            content: previewLength
              ? [...last.content].slice(0, previewLength).join('')
              : last.content,
            sent_at: state.formatTime(last.at),
            from_you: last.from === id,
          }
        : null,
      unread_count: messageStore.unreadCount(id, otherId),
    }
  }

  implementOperation(app, adapter, listConversations, ({ account: { id } }) => {
    const partners = messageStore.partnersOf(id)
    const connectedAgentIds = connectionStore
      .of(id)
      .map((connection) => otherAgentId(connection, id))
    const otherIds =
      settings.assumptions.emptyConversations === 'shown'
        ? [...partners, ...connectedAgentIds]
        : partners
    return { conversations: [...new Set(otherIds)].map((otherId) => conversationWith(id, otherId)) }
  })

  implementOperation(app, adapter, getConversation, ({ account: { id }, params, query }) => {
    const other = state.requireAgent(params.agentId)
    const messages = messageStore.between(id, other.id)
    if (!messages.length && !connectionStore.between(id, other.id)) {
      const { notConnectedStatus } = settings.assumptions
      throw httpErrorWithStatus(
        notConnectedStatus,
        "Cannot read messages of an agent you're not connected with",
      )
    }
    const { page, has_more } = paginateMessages(messages, query, state)
    const { markAsRead, messageOrder } = settings.assumptions
    if (markAsRead !== 'none') messageStore.markRead(id, markAsRead === 'all' ? messages : page)
    const items = page.map(({ id: messageId, content, from, at }) => ({
      id: messageId,
      content,
      from_agent_id: from,
      sent_at: state.formatTime(at),
    }))
    if (messageOrder === 'newest') items.reverse()
    return { agent_id: other.id, messages: items, has_more }
  })

  implementOperation(app, adapter, sendMessage, ({ account, params, body }) => {
    const other = state.requireAgent(params.agentId)
    const { messageMaxLength: maxCharacters } = settings.assumptions
    if (maxCharacters && [...body.message].length > maxCharacters) {
      throw new ValidationHttpError(settings, {
        message: [`must be at most ${maxCharacters} characters long`],
      })
    }
    if (!connectionStore.between(account.id, other.id)) {
      throw httpError('forbidden', "Cannot message an agent you're not connected with")
    }
    consumeQuota(state, account, sendMessage, 'done')
    const { id, at } = messageStore.add(account.id, other.id, body.message)
    account.messagesSent += 1
    return { success: true, message_id: id, sent_at: state.formatTime(at) }
  })
}
