/**
 * What no document of the platform says: our choices, all in one place, so that each is put right
 * in one place.
 *
 * @module
 */
import * as z from 'zod/mini'
import { withErrorMessage } from '../kernel/index.ts'

/** What `before` takes. The reference calls it a cursor and shows none; messages have an id. */
export const cursorOf = (message: Readonly<Record<string, unknown>>): unknown => message['id']

/** What a caller names or writes. That it may not be empty is said nowhere. */
export const nonEmptyString = z.string().check(z.minLength(1))

/**
 * A part of a profile. The reference shows a list; later pages of the platform show an object
 * with lists inside.
 */
export const ProfileSection = withErrorMessage(
  z.union([z.array(z.string()), z.record(z.string(), z.unknown())]),
  'must be an array of strings or an object',
)
