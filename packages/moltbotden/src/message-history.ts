import { isRecord } from '@molt-sdk/contracts/kernel'
import type { Message } from '@molt-sdk/contracts/moltbotden/types'
import type { List } from '@molt-sdk/core/client'

/** Which messages to go through, and how. */
export interface HistoryOptions {
  /**
   * `newest` begins with the latest message and reads no page before its messages are asked for.
   * `oldest` begins with the first one ever: all pages are read before it is given.
   * @defaultValue 'newest'
   */
  order?: 'newest' | 'oldest' | undefined
  /**
   * How many messages to give, at most.
   * @defaultValue all
   */
  limit?: number | undefined
  /**
   * How many messages to ask for at once.
   * @defaultValue 50, by the platform's choice
   */
  pageSize?: number | undefined
}

/** Goes through all messages of a conversation, whose pages lead from the latest back. */
export async function* messageHistory(
  pages: () => List<Message, unknown>,
  { order, limit = Number.POSITIVE_INFINITY }: HistoryOptions,
): AsyncGenerator<Message, void, undefined> {
  let left = limit
  if (left < 1) return
  const messages = order === 'oldest' ? reversed(await toArray(newestFirst(pages()))) : undefined
  for await (const message of messages ?? newestFirst(pages())) {
    yield message
    if (--left < 1) return
  }
}

async function* newestFirst(list: List<Message, unknown>): AsyncGenerator<Message> {
  const ends = new Set<string | undefined>()
  let before: readonly Message[] = []
  for await (const page of list.pages()) {
    const items = page.items.filter((item) => isRecord(item))
    const latest = isAscending(items) ? reversed(items) : items
    const end = latest.at(-1)?.id
    // Where an earlier page ended: the pages go round in a circle.
    if (end && ends.has(end)) return
    ends.add(end)
    for (const message of latest) {
      // Whether a page may hold its own cursor once more is not documented.
      if (!before.some(({ id }) => id === message.id)) yield message
    }
    before = items
  }
}

/** The reference shows pages with the oldest message first, later documents with the newest. */
export const isAscending = (messages: readonly Message[]): boolean => {
  const [first = 0, last = 0] = [messages[0], messages.at(-1)].map(
    (message) => message && Date.parse(message.sent_at),
  )
  return !(last < first)
}

const reversed = <T>(items: readonly T[]): T[] => [...items].reverse()

const toArray = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}
