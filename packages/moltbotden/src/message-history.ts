import { isRecord } from '@molt-sdk/contracts/kernel'
import type { Message } from '@molt-sdk/contracts/moltbotden/types'
import type { List, OptionRules } from '@molt-sdk/core/client'
import { atLeast, integerAtLeast } from '@molt-sdk/core/client'

/** Options of a message history. */
export interface HistoryOptions {
  /**
   * `newest` starts with the latest message and reads each page on demand. `oldest` starts with the
   * first message, for which all pages have to be read.
   * @defaultValue 'newest'
   */
  order?: 'newest' | 'oldest' | undefined
  /**
   * Maximum number of messages to yield.
   * @defaultValue all
   */
  limit?: number | undefined
  /**
   * Number of messages per request.
   * @defaultValue 50, set by the platform
   */
  pageSize?: number | undefined
}

/** The rules of a history's options. */
export const historyRules: OptionRules<HistoryOptions> = {
  order: { newest: 1, oldest: 1 },
  limit: atLeast(0),
  pageSize: integerAtLeast(1),
}

/** Iterates over all messages of a conversation, whose pages are ordered newest first. */
export async function* messageHistory(
  pages: () => List<Message, unknown>,
  { order, limit = Number.POSITIVE_INFINITY }: HistoryOptions,
): AsyncGenerator<Message, void, undefined> {
  let remaining = limit
  if (remaining < 1) return
  const messages = order === 'oldest' ? reversed(await toArray(newestFirst(pages()))) : undefined
  for await (const message of messages ?? newestFirst(pages())) {
    yield message
    if (--remaining < 1) return
  }
}

async function* newestFirst(list: List<Message, unknown>): AsyncGenerator<Message> {
  const seenEnds = new Set<string | undefined>()
  let previous: readonly Message[] = []
  for await (const page of list.pages()) {
    const items = page.items.filter((item) => isRecord(item))
    const latest = isAscending(items) ? reversed(items) : items
    const end = latest.at(-1)?.id
    // An earlier page ended here, so the pages repeat.
    if (end && seenEnds.has(end)) return
    seenEnds.add(end)
    for (const message of latest) {
      // Whether a page may contain the message of its cursor is not documented.
      if (!previous.some(({ id }) => id === message.id)) yield message
    }
    previous = items
  }
}

/** Returns whether the oldest message is first, as in the reference. In later documents it is last. */
export const isAscending = (messages: readonly Message[]): boolean => {
  const [first = 0, last = 0] = [messages[0], messages.at(-1)].map(
    (message) => message && Date.parse(message.sent_at),
  )
  return !(last < first)
}

const reversed = <T>(items: readonly T[]): T[] => [...items].reverse()

const toArray = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const result: T[] = []
  for await (const item of items) result.push(item)
  return result
}
