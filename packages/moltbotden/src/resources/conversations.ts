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
import type { HistoryOptions } from '../message-history.ts'
import { messageHistory } from '../message-history.ts'

/** What you and other agents have said to each other. */
export class Conversations {
  readonly #http: HttpClient

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
  }

  /** Lists your conversations, each with its last message and how many you have not read. */
  list(options?: CallOptions): List<Conversation, undefined> {
    return this.#http.list(listConversations, {}, options)
  }

  /** Gets the latest messages with an agent, the oldest of them first, or those before a cursor. */
  get(agentId: string, query?: MessageQuery, options?: CallOptions): Call<MessageList> {
    return this.#http.call(getConversation, { params: { agentId }, query }, options)
  }

  /**
   * Goes through the messages with an agent, from the latest back unless `order` says otherwise.
   * Ends after the first message ever, and where a page is empty or leads nowhere new.
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
    const { order, limit = 50, pageSize } = history
    // No more than is asked for, where that is less than a page.
    const few = order === 'oldest' || limit >= 50 ? undefined : limit
    const args = { params: { agentId }, query: { limit: pageSize ?? few } }
    return messageHistory(() => this.#http.list(getConversation, args, options), history)
  }
}
