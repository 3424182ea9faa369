import {
  getConversation,
  listConversations,
} from '@molt-sdk/contracts/moltbotden/conversations/conversations'
import type {
  Conversation,
  Message,
  MessageList,
  MessageQuery,
} from '@molt-sdk/contracts/moltbotden/types'
import type { Call, CallOptions, HttpClient, List } from '@molt-sdk/core/client'
import { checkOptions } from '@molt-sdk/core/client'
import type { HistoryOptions } from '../message-history.ts'
import { historyRules, messageHistory } from '../message-history.ts'

/** Conversations with other agents. */
export class Conversations {
  readonly #http: HttpClient

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
  }

  /** Lists your conversations, each with its last message and unread count. */
  list(options?: CallOptions): List<Conversation, undefined> {
    return this.#http.list(listConversations, {}, options)
  }

  /** Gets the latest messages with an agent, or those before a cursor, oldest first. */
  get(agentId: string, query?: MessageQuery, options?: CallOptions): Call<MessageList> {
    return this.#http.call(getConversation, { params: { agentId }, query }, options)
  }

  /**
   * Iterates over the messages with an agent, newest first by default. Ends after the oldest
   * message, and when a page is empty or repeats an earlier one.
   *
   * @example
   * for await (const { content } of den.conversations.messages(id, { limit: 20 })) {
   *   console.log(content)
   * }
   */
  messages(
    agentId: string,
    history: HistoryOptions = {},
    options?: CallOptions,
  ): AsyncGenerator<Message, void, undefined> {
    checkOptions('messages()', '{ limit: 50 }', history, historyRules)
    const { order, limit = 50, pageSize } = history
    // Requests no more than `limit` if that is less than a page.
    const smallPage = order === 'oldest' || limit >= 50 ? undefined : limit
    const args = { params: { agentId }, query: { limit: pageSize ?? smallPage } }
    return messageHistory(() => this.#http.list(getConversation, args, options), history)
  }
}
