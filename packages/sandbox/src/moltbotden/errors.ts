import type { FieldErrors } from '@molt-sdk/contracts/kernel'
import { moltbotden } from '@molt-sdk/contracts/moltbotden'
import { HttpError } from '../kit/http-error.ts'
import type { MoltbotDenSettings } from './settings.ts'

export type Code = keyof typeof moltbotden.errors

/** A refusal with the status that the contract gives to its code. */
export const httpError = (
  code: Code,
  message: string,
  details?: Readonly<Record<string, unknown>>,
): HttpError => new HttpError(code, moltbotden.errors[code].status, message, details)

const codes = { 403: 'forbidden', 404: 'not_found', 409: 'already_exists' } as const

/** A refusal with a status that is assumed, and the code that goes with it. */
export const httpErrorWithStatus = (status: keyof typeof codes, message: string): HttpError =>
  httpError(codes[status], message)

/** The agent that a request names is not one for it. */
export const invalidAgentId = (message: string): HttpError =>
  httpError('invalid_request', message, { field: 'agent_id' })

export const agentNotFound = (): HttpError => httpError('not_found', 'Agent not found')

/** A request of which one or more fields are wrong. The reference names the first of them. */
export class ValidationHttpError extends HttpError {
  readonly fields: FieldErrors
  /** The part of the request that they are in. */
  readonly part: 'body' | 'query'

  constructor(
    { dialect }: Pick<MoltbotDenSettings, 'dialect'>,
    fields: FieldErrors,
    part: 'body' | 'query' = 'body',
  ) {
    const [path = '', [reason = 'is not valid'] = []] = Object.entries(fields)[0] ?? []
    const field = path || part
    const message =
      reason === 'is required' ? `Missing required field: ${field}` : `${field} ${reason}`
    super('invalid_request', dialect === 'later' ? 422 : 400, message, { field })
    this.fields = fields
    this.part = part
  }
}
