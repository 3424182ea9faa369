import type { Runtime } from '../kit/platform.ts'

/** A message between two agents. */
export interface StoredMessage {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly content: string
  readonly at: number
  readonly read: boolean
}

/** Messages between agents. */
export interface MessageStore {
  add(from: string, to: string, content: string): StoredMessage
  /** Returns the messages between two agents, the oldest first. */
  between(one: string, other: string): readonly StoredMessage[]
  /** Marks those of the messages as read that were sent to an agent. */
  markRead(to: string, messages: readonly StoredMessage[]): void
  /** Returns the number of unread messages to an agent, from all agents or from one. */
  unreadCount(to: string, from?: string): number
  /** Returns the ids of the agents that an agent has exchanged messages with, the latest first. */
  partnersOf(id: string): readonly string[]
  /** Returns all messages, the oldest first. */
  all(): readonly StoredMessage[]
  deleteConversation(one: string, other: string): void
  /** Removes all messages, and adds others. */
  reset(others?: readonly StoredMessage[]): void
}

interface MutableMessage extends StoredMessage {
  read: boolean
}

interface StoredConversation {
  readonly messages: MutableMessage[]
  /** Number of unread messages by the agent that they were sent to. */
  readonly unread: Map<string, number>
}

export const createMessageStore = ({
  clock,
  ids,
}: Pick<Runtime, 'clock' | 'ids'>): MessageStore => {
  let messages: MutableMessage[] = []
  /** The conversations of each agent by the id of the other, the latest last. */
  const conversations = new Map<string, Map<string, StoredConversation>>()

  const find = (one: string, other: string): StoredConversation | undefined =>
    conversations.get(one)?.get(other)

  const addUnread = ({ from, to }: StoredMessage, count: number): void => {
    const unread = find(from, to)?.unread
    unread?.set(to, (unread.get(to) ?? 0) + count)
  }

  const moveToEnd = (one: string, other: string, conversation: StoredConversation): void => {
    const ofOne = conversations.get(one) ?? new Map<string, StoredConversation>()
    ofOne.delete(other)
    conversations.set(one, ofOne.set(other, conversation))
  }

  const append = (message: MutableMessage): void => {
    const { from, to, read } = message
    messages.push(message)
    const conversation = find(from, to) ?? { messages: [], unread: new Map<string, number>() }
    conversation.messages.push(message)
    moveToEnd(from, to, conversation)
    moveToEnd(to, from, conversation)
    if (!read) addUnread(message, 1)
  }

  return {
    add(from, to, content) {
      const message = { id: ids.next('msg-'), from, to, content, at: clock.now(), read: false }
      append(message)
      return message
    },
    between: (one, other) => find(one, other)?.messages ?? [],
    markRead(to, read: readonly MutableMessage[]) {
      for (const message of read) {
        if (message.read || message.to !== to) continue
        message.read = true
        addUnread(message, -1)
      }
    },
    unreadCount(to, from) {
      if (from !== undefined) return find(to, from)?.unread.get(to) ?? 0
      let count = 0
      for (const { unread } of conversations.get(to)?.values() ?? []) count += unread.get(to) ?? 0
      return count
    },
    partnersOf: (id) => [...(conversations.get(id)?.keys() ?? [])].reverse(),
    all: () => messages,
    deleteConversation(one, other) {
      const deleted = new Set<StoredMessage>(find(one, other)?.messages)
      messages = messages.filter((message) => !deleted.has(message))
      conversations.get(one)?.delete(other)
      conversations.get(other)?.delete(one)
    },
    reset(others = []) {
      messages = []
      conversations.clear()
      for (const message of others) append({ ...message })
    },
  }
}
