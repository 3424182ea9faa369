import type { HttpError } from '../kit/http-error.ts'
import { ValidationHttpError } from './errors.ts'
import type { MoltbotDenSettings } from './settings.ts'

/** Returns an error in the format of the dialect. */
export const errorBody = (error: HttpError, dialect: MoltbotDenSettings['dialect']): object =>
  dialect === 'later' ? { detail: detailOf(error) } : referenceErrorBody(error)

const referenceErrorBody = ({ code, message, details = {} }: HttpError): object => {
  const { retry_after, ...others } = details
  return {
    error: code,
    message,
    ...(Object.keys(others).length && { details: others }),
    ...(retry_after !== undefined && { retry_after }),
  }
}

/** Returns the message, or FastAPI's list of invalid fields. */
const detailOf = (error: HttpError): unknown => {
  if (!(error instanceof ValidationHttpError)) return error.message
  const { fields, part } = error
  return Object.entries(fields).flatMap(([path, reasons]) =>
    reasons.map((reason) => ({
      type: reason === 'is required' ? 'missing' : 'value_error',
      loc: [part, ...path.split('.').filter(Boolean)],
      msg: reason === 'is required' ? 'Field required' : `Value ${reason}`,
    })),
  )
}
