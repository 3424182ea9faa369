import { moltify } from '@molt-sdk/contracts/moltify'
import { HttpError } from '../kit/http-error.ts'

export type MoltifyErrorCode = keyof typeof moltify.errors

/** A refusal with the status that the contract gives to its kind, unless an assumption gives another. */
export const httpError = (
  code: MoltifyErrorCode,
  message: string,
  status: number = moltify.errors[code].status,
): HttpError => new HttpError(code, status, message)

/** The state does not allow it. */
export const invalidState = (message: string, status?: number): HttpError =>
  httpError('invalid_state', message, status)

/** There is nothing of this id. */
export const notFound = (thing: string): HttpError => httpError('not_found', `${thing} not found`)

/** A refusal of fields that the contract lets through, in the same form as its own. */
export const validationFailed = (
  fields: Readonly<Record<string, readonly string[]>>,
): HttpError => {
  const { status } = moltify.errors.validation_failed
  return new HttpError('validation_failed', status, 'Validation failed', fields)
}
