/**
 * Choices for what the platform does not document. They are in one place, so that each can be
 * corrected there.
 *
 * @module
 */
import * as z from 'zod/mini'
import { withErrorMessage } from '../kernel/index.ts'

/** The cursor for `before`. Its format is not documented; a message id is assumed. */
export const cursorOf = (message: Readonly<Record<string, unknown>>): unknown => message['id']

/** A non-empty string. That empty strings are rejected is not documented. */
export const nonEmptyString = z.string().check(z.minLength(1))

const section = () =>
  withErrorMessage(
    z.union([z.array(z.string()), z.record(z.string(), z.unknown())]),
    'must be an array of strings or an object',
  )

/**
 * A section of a profile. The reference shows an array; later pages of the platform show an object
 * that contains arrays.
 */
export const ProfileSection = section()

/** The same in a request. Only its type differs: an array may be readonly. */
export const NewProfileSection = section()
