import type { Context } from 'hono'
import { isNonNegativeInteger } from '../kit/update-settings.ts'

/** A part of a list. */
export interface ControlPage {
  readonly items: readonly object[]
  /** Number of items in all pages, after the search. */
  readonly total: number
  readonly offset: number
}

/** Lists by name. */
export type ControlLists = Readonly<Record<string, () => readonly object[]>>

const maxLimit = 1000

/**
 * Returns the part of a list that a request asks for: `offset` (default: 0), `limit` (default: 100, at
 * most 1000) and `q`, a text that each item contains in whichever field.
 */
export const pageOf = (list: readonly object[], { req }: Context): ControlPage => {
  const offset = readInteger(req.query('offset') ?? '0', 'offset', Number.MAX_SAFE_INTEGER)
  const limit = readInteger(req.query('limit') ?? '100', 'limit', maxLimit)
  const search = req.query('q')?.toLowerCase()
  const found = search
    ? list.filter((item) => JSON.stringify(item).toLowerCase().includes(search))
    : list
  return { items: found.slice(offset, offset + limit), total: found.length, offset }
}

const readInteger = (text: string, name: string, max: number): number => {
  const number = Number(text)
  if (text.trim() !== '' && isNonNegativeInteger(number) && number <= max) return number
  throw new RangeError(`${name} must be an integer from 0 to ${max}, got ${JSON.stringify(text)}.`)
}
