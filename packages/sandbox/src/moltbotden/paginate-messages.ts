import type { MessageQuery } from '@molt-sdk/contracts/moltbotden/types'
import { ValidationHttpError } from './errors.ts'
import type { StoredMessage } from './message-store.ts'
import type { State } from './state.ts'

interface MessagePage {
  /** The oldest message first. */
  readonly page: readonly StoredMessage[]
  readonly has_more: boolean
}

/** Returns the newest messages, or the newest before a cursor. */
export const paginateMessages = (
  messages: readonly StoredMessage[],
  { limit = 50, before }: MessageQuery,
  state: State,
): MessagePage => {
  const { messagePageMax } = state.settings.assumptions
  if (messagePageMax && limit > messagePageMax) {
    const fields = { limit: [`must be at most ${messagePageMax}`] }
    throw new ValidationHttpError(state.settings, fields, 'query')
  }
  const earlier = before === undefined ? messages : messagesBefore(messages, before, state)
  const start = Math.max(0, earlier.length - limit)
  return { page: earlier.slice(start), has_more: start > 0 }
}

const messagesBefore = (
  messages: readonly StoredMessage[],
  cursor: string,
  { settings }: State,
): readonly StoredMessage[] => {
  const invalidCursor = (reason: string): ValidationHttpError =>
    new ValidationHttpError(settings, { before: [reason] }, 'query')
  if (settings.assumptions.cursor === 'time') {
    const cursorTime = Date.parse(cursor)
    if (Number.isNaN(cursorTime)) throw invalidCursor('must be a time')
    // Compared with the times in responses, which may be truncated to seconds.
    const precision = settings.assumptions.timePrecision === 'seconds' ? 1000 : 1
    return messages.filter(({ at }) => at - (at % precision) < cursorTime)
  }
  const index = messages.findIndex(({ id }) => id === cursor)
  if (index < 0) throw invalidCursor('must be the id of a message of this conversation')
  return messages.slice(0, index)
}
