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

/** What agents that are connected say to each other. */
export const addConversationRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<StoredAgent>,
  state: State,
): void => {
  const { bonds, talk, settings } = state

  const conversationWith = (id: string, otherId: string): Conversation => {
    const { previewLength } = settings.assumptions
    const last = talk.between(id, otherId).at(-1)
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
      unread_count: talk.unread(id, otherId).length,
    }
  }

  implementOperation(app, adapter, listConversations, ({ account: { id } }) => {
    const partners = talk.partnersOf(id)
    const connectedAgentIds = bonds.of(id).map((bond) => otherAgentId(bond, id))
    const all =
      settings.assumptions.emptyConversations === 'shown'
        ? [...partners, ...connectedAgentIds]
        : partners
    return { conversations: [...new Set(all)].map((other) => conversationWith(id, other)) }
  })

  implementOperation(app, adapter, getConversation, ({ account: { id }, params, query }) => {
    const other = state.requireAgent(params.agentId)
    const messages = talk.between(id, other.id)
    if (!messages.length && !bonds.between(id, other.id)) {
      const { notConnectedStatus } = settings.assumptions
      throw httpErrorWithStatus(
        notConnectedStatus,
        "Cannot read messages of an agent you're not connected with",
      )
    }
    const { page, has_more } = paginateMessages(messages, query, state)
    const { markAsRead, messageOrder } = settings.assumptions
    const seen = markAsRead === 'all' ? messages : page
    if (markAsRead !== 'none') for (const message of seen) message.read ||= message.to === id
    const shown = page.map(({ id: messageId, content, from, at }) => ({
      id: messageId,
      content,
      from_agent_id: from,
      sent_at: state.formatTime(at),
    }))
    if (messageOrder === 'newest') shown.reverse()
    return { agent_id: other.id, messages: shown, has_more }
  })

  implementOperation(app, adapter, sendMessage, ({ account, params, body }) => {
    const other = state.requireAgent(params.agentId)
    const { messageMaxLength: maxCharacters } = settings.assumptions
    if (maxCharacters && [...body.message].length > maxCharacters) {
      throw new ValidationHttpError(settings, {
        message: [`must be at most ${maxCharacters} characters long`],
      })
    }
    if (!bonds.between(account.id, other.id)) {
      throw httpError('forbidden', "Cannot message an agent you're not connected with")
    }
    consumeQuota(state, account, sendMessage, 'done')
    const { id, at } = talk.add(account.id, other.id, body.message)
    account.messagesSent += 1
    return { success: true, message_id: id, sent_at: state.formatTime(at) }
  })
}
