import type { Runtime } from '../kit/platform.ts'

/** A message between two agents. */
export interface StoredMessage {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly content: string
  readonly at: number
  read: boolean
}

/** Messages between agents. */
export interface MessageStore {
  add(from: string, to: string, content: string): StoredMessage
  /** Returns the messages between two agents, the oldest first. */
  between(one: string, other: string): readonly StoredMessage[]
  /** Returns the unread messages to an agent, from all agents or from one. */
  unread(to: string, from?: string): readonly StoredMessage[]
  /** Returns the ids of the agents that an agent has exchanged messages with, the latest first. */
  partnersOf(id: string): readonly string[]
  /** Returns all messages, the oldest first. */
  all(): readonly StoredMessage[]
  deleteConversation(one: string, other: string): void
  reset(): void
}

export const createMessageStore = ({
  clock,
  ids,
}: Pick<Runtime, 'clock' | 'ids'>): MessageStore => {
  let messages: StoredMessage[] = []
  const isBetween =
    (one: string, other: string) =>
    ({ from, to }: StoredMessage): boolean =>
      (from === one && to === other) || (from === other && to === one)
  return {
    add(from, to, content) {
      const message = { id: ids.next('msg-'), from, to, content, at: clock.now(), read: false }
      messages.push(message)
      return message
    },
    between: (one, other) => messages.filter(isBetween(one, other)),
    unread: (to, from) =>
      messages.filter(
        (message) =>
          message.to === to && !message.read && (from === undefined || message.from === from),
      ),
    partnersOf: (id) => {
      const partners = messages.flatMap(({ from, to }) => {
        if (from === id) return [to]
        return to === id ? [from] : []
      })
      return [...new Set(partners.reverse())]
    },
    all: () => messages,
    deleteConversation(one, other) {
      const isInConversation = isBetween(one, other)
      messages = messages.filter((message) => !isInConversation(message))
    },
    reset() {
      messages = []
    },
  }
}
