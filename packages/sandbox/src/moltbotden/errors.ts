import type { FieldErrors } from '@molt-sdk/contracts/kernel'
import { moltbotden } from '@molt-sdk/contracts/moltbotden'
import { HttpError } from '../kit/http-error.ts'
import type { MoltbotDenSettings } from './settings.ts'

export type MoltbotDenErrorCode = keyof typeof moltbotden.errors

/** Creates an error with the status that the contract gives to its code. */
export const httpError = (
  code: MoltbotDenErrorCode,
  message: string,
  details?: Readonly<Record<string, unknown>>,
): HttpError => new HttpError(code, moltbotden.errors[code].status, message, details)

const codes = { 403: 'forbidden', 404: 'not_found', 409: 'already_exists' } as const

/** Creates an error with an assumed status, and the code of that status. */
export const httpErrorWithStatus = (status: keyof typeof codes, message: string): HttpError =>
  httpError(codes[status], message)

/** Creates the error for an agent that the request cannot be used with. */
export const invalidAgentId = (message: string): HttpError =>
  httpError('invalid_request', message, { field: 'agent_id' })

export const agentNotFound = (): HttpError => httpError('not_found', 'Agent not found')

/** The error for invalid fields. The reference's format has only the first of them. */
export class ValidationHttpError extends HttpError {
  readonly fields: FieldErrors
  /** The part of the request that has the fields. */
  readonly part: 'body' | 'query'

  constructor(
    { dialect }: Pick<MoltbotDenSettings, 'dialect'>,
    fields: FieldErrors,
    part: 'body' | 'query' = 'body',
  ) {
    const [path = '', [reason = 'was rejected'] = []] = Object.entries(fields)[0] ?? []
    const field = path || part
    const message =
      reason === 'is required' ? `Missing required field: ${field}` : `${field} ${reason}`
    super('invalid_request', dialect === 'later' ? 422 : 400, message, { field })
    this.fields = fields
    this.part = part
  }
}
