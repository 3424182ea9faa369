import type { MessageQuery } from '@molt-sdk/contracts/moltbotden'
import { WrongFields } from './refuse.ts'
import type { State } from './state.ts'
import type { StoredMessage } from './talk.ts'

interface MessagePage {
  /** The earliest first. */
  readonly page: readonly StoredMessage[]
  readonly has_more: boolean
}

/** The latest messages, or the latest before a cursor. */
export const messagePage = (
  messages: readonly StoredMessage[],
  { limit = 50, before }: MessageQuery,
  state: State,
): MessagePage => {
  const { messagePageMax: most } = state.settings.assumptions
  if (most && limit > most) {
    throw new WrongFields(state.settings, { limit: [`must be at most ${most}`] }, 'query')
  }
  const earlier = before === undefined ? messages : messagesBefore(messages, before, state)
  const start = Math.max(0, earlier.length - limit)
  return { page: earlier.slice(start), has_more: start > 0 }
}

const messagesBefore = (
  messages: readonly StoredMessage[],
  cursor: string,
  { settings, time }: State,
): readonly StoredMessage[] => {
  const wrong = (reason: string): WrongFields =>
    new WrongFields(settings, { before: [reason] }, 'query')
  if (settings.assumptions.cursor === 'time') {
    const moment = Date.parse(cursor)
    if (Number.isNaN(moment)) throw wrong('must be a time')
    // Held against the times that answers show, which may be cut.
    return messages.filter(({ at }) => Date.parse(time(at)) < moment)
  }
  const place = messages.findIndex(({ id }) => id === cursor)
  if (place < 0) throw wrong('must be the id of a message of this conversation')
  return messages.slice(0, place)
}
