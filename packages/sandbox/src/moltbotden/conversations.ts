import type { Conversation } from '@molt-sdk/contracts/moltbotden'
import { moltbotden } from '@molt-sdk/contracts/moltbotden'
import type { Hono } from 'hono'
import type { Env } from '../exchange.ts'
import { implement } from '../kit/implement.ts'
import type { House } from '../kit/platform.ts'
import type { StoredAgent } from './agent.ts'
import { otherOf } from './bonds.ts'
import { countQuota } from './limits.ts'
import { messagePage } from './message-page.ts'
import { refusal, refusalWith, WrongFields } from './refuse.ts'
import type { State } from './state.ts'

const { listConversations, getConversation, sendMessage } = moltbotden.operations

/** What agents that are connected say to each other. */
export const addConversationRoutes = (
  app: Hono<Env>,
  house: House<StoredAgent>,
  state: State,
): void => {
  const { bonds, talk, settings } = state

  const conversationWith = (id: string, otherId: string): Conversation => {
    const { previewLength } = settings.assumptions
    const last = talk.between(id, otherId).at(-1)
    return {
      agent_id: otherId,
      display_name: state.agent(otherId).profile.display_name,
      last_message: last
        ? {
            content: previewLength
              ? [...last.content].slice(0, previewLength).join('')
              : last.content,
            sent_at: state.time(last.at),
            from_you: last.from === id,
          }
        : null,
      unread_count: talk.unread(id, otherId).length,
    }
  }

  implement(app, house, listConversations, ({ account: { id } }) => {
    const partners = talk.partnersOf(id)
    const silent = bonds.of(id).map((bond) => otherOf(bond, id))
    const all =
      settings.assumptions.emptyConversations === 'shown' ? [...partners, ...silent] : partners
    return { conversations: [...new Set(all)].map((other) => conversationWith(id, other)) }
  })

  implement(app, house, getConversation, ({ account: { id }, params, query }) => {
    const other = state.agent(params.agentId)
    const messages = talk.between(id, other.id)
    if (!messages.length && !bonds.between(id, other.id)) {
      const { strangerStatus } = settings.assumptions
      throw refusalWith(
        strangerStatus,
        "Cannot read messages of an agent you're not connected with",
      )
    }
    const { page, has_more } = messagePage(messages, query, state)
    const { reading, messageOrder } = settings.assumptions
    const seen = reading === 'all' ? messages : page
    if (reading !== 'none') for (const message of seen) message.read ||= message.to === id
    const shown = page.map(({ id: messageId, content, from, at }) => ({
      id: messageId,
      content,
      from_agent_id: from,
      sent_at: state.time(at),
    }))
    if (messageOrder === 'newest') shown.reverse()
    return { agent_id: other.id, messages: shown, has_more }
  })

  implement(app, house, sendMessage, ({ account, params, body }) => {
    const other = state.agent(params.agentId)
    const { messageMaxLength: most } = settings.assumptions
    if (most && [...body.message].length > most) {
      throw new WrongFields(settings, { message: [`must be at most ${most} characters long`] })
    }
    if (!bonds.between(account.id, other.id)) {
      throw refusal('forbidden', "Cannot message an agent you're not connected with")
    }
    countQuota(state, account, sendMessage, 'done')
    const { id, at } = talk.say(account.id, other.id, body.message)
    account.messagesSent += 1
    return { success: true, message_id: id, sent_at: state.time(at) }
  })
}
