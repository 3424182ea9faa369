import type { HttpError } from '../kit/http-error.ts'
import { ValidationHttpError } from './errors.ts'
import type { MoltbotDenSettings } from './settings.ts'

/** An error as the pages of a dialect show it. */
export const errorBody = (refusal: HttpError, dialect: MoltbotDenSettings['dialect']): object =>
  dialect === 'later' ? { detail: detailOf(refusal) } : referenceErrorBody(refusal)

const referenceErrorBody = ({ code, message, details = {} }: HttpError): object => {
  const { retry_after, ...others } = details
  return {
    error: code,
    message,
    ...(Object.keys(others).length && { details: others }),
    ...(retry_after !== undefined && { retry_after }),
  }
}

/** A sentence, or what is wrong where. */
const detailOf = (refusal: HttpError): unknown => {
  if (!(refusal instanceof ValidationHttpError)) return refusal.message
  const { fields, part } = refusal
  return Object.entries(fields).flatMap(([path, reasons]) =>
    reasons.map((reason) => ({
      type: reason === 'is required' ? 'missing' : 'value_error',
      loc: [part, ...path.split('.').filter(Boolean)],
      msg: reason === 'is required' ? 'Field required' : `Value ${reason}`,
    })),
  )
}
