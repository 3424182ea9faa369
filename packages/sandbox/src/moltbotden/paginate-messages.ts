import type { MessageQuery } from '@molt-sdk/contracts/moltbotden/types'
import { ValidationHttpError } from './errors.ts'
import type { StoredMessage } from './message-store.ts'
import type { State } from './state.ts'

interface MessagePage {
  /** The earliest first. */
  readonly page: readonly StoredMessage[]
  readonly has_more: boolean
}

/** The latest messages, or the latest before a cursor. */
export const paginateMessages = (
  messages: readonly StoredMessage[],
  { limit = 50, before }: MessageQuery,
  state: State,
): MessagePage => {
  const { messagePageMax: most } = state.settings.assumptions
  if (most && limit > most) {
    throw new ValidationHttpError(state.settings, { limit: [`must be at most ${most}`] }, 'query')
  }
  const earlier = before === undefined ? messages : messagesBefore(messages, before, state)
  const start = Math.max(0, earlier.length - limit)
  return { page: earlier.slice(start), has_more: start > 0 }
}

const messagesBefore = (
  messages: readonly StoredMessage[],
  cursor: string,
  { settings, formatTime }: State,
): readonly StoredMessage[] => {
  const invalidCursor = (reason: string): ValidationHttpError =>
    new ValidationHttpError(settings, { before: [reason] }, 'query')
  if (settings.assumptions.cursor === 'time') {
    const cursorTime = Date.parse(cursor)
    if (Number.isNaN(cursorTime)) throw invalidCursor('must be a time')
    // Held against the times that answers show, which may be cut.
    return messages.filter(({ at }) => Date.parse(formatTime(at)) < cursorTime)
  }
  const index = messages.findIndex(({ id }) => id === cursor)
  if (index < 0) throw invalidCursor('must be the id of a message of this conversation')
  return messages.slice(0, index)
}
