import type { PaginationStrategy } from '../kernel/index.ts'
import { isRecord } from '../kernel/index.ts'
import { cursorOf } from './assumed.ts'

/** A list without pagination: no parameter for further pages is documented. */
export const singlePage = <const Items extends readonly [string, ...string[]]>(
  items: Items,
): PaginationStrategy & { readonly items: Items } => ({ items, next: () => undefined })

/** Messages, latest page first. The next page contains the messages before the oldest one. */
export const beforeCursorPagination: PaginationStrategy & {
  readonly items: readonly ['messages']
} = {
  items: ['messages'],
  next({ messages, has_more }, query) {
    const before = oldestCursor(messages)
    return has_more === true && before !== undefined ? { ...query, before } : undefined
  },
}

/** The reference sorts messages by time ascending, later pages of the platform descending. */
const oldestCursor = (messages: unknown): unknown => {
  if (!Array.isArray(messages)) return undefined
  const [first, last]: unknown[] = [messages[0], messages.at(-1)]
  if (!isRecord(first) || !isRecord(last)) return undefined
  return cursorOf(sentAt(last) < sentAt(first) ? last : first)
}

const sentAt = ({ sent_at }: Readonly<Record<string, unknown>>): number =>
  Date.parse(String(sent_at))
