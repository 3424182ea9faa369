import { moltify } from '@molt-sdk/contracts/moltify'
import { HttpError } from '../kit/http-error.ts'

export type MoltifyErrorCode = keyof typeof moltify.errors

/** Creates an error with the status that the contract gives to its code, unless an assumption has another. */
export const httpError = (
  code: MoltifyErrorCode,
  message: string,
  status: number = moltify.errors[code].status,
): HttpError => new HttpError(code, status, message)

/** Creates the error for a call that the state of a resource does not allow. */
export const invalidState = (message: string, status?: number): HttpError =>
  httpError('invalid_state', message, status)

/** Creates the error for an unknown id. */
export const notFound = (resource: string): HttpError =>
  httpError('not_found', `${resource} not found`)

/** Creates the validation error for the given fields. */
export const validationFailed = (
  fields: Readonly<Record<string, readonly string[]>>,
): HttpError => {
  const { status } = moltify.errors.validation_failed
  return new HttpError('validation_failed', status, 'Validation failed', fields)
}
