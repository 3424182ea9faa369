import type { FieldErrors } from '@molt-sdk/contracts/kernel'
import { moltbotden } from '@molt-sdk/contracts/moltbotden'
import { Refusal } from '../kit/refusal.ts'
import type { MoltbotDenSettings } from './settings.ts'

export type Code = keyof typeof moltbotden.errors

/** A refusal with the status that the contract gives to its code. */
export const refusal = (
  code: Code,
  message: string,
  details?: Readonly<Record<string, unknown>>,
): Refusal => new Refusal(code, moltbotden.errors[code].status, message, details)

const codes = { 403: 'forbidden', 404: 'not_found', 409: 'already_exists' } as const

/** A refusal with a status that is assumed, and the code that goes with it. */
export const refusalWith = (status: keyof typeof codes, message: string): Refusal =>
  refusal(codes[status], message)

/** The agent that a request names is not one for it. */
export const wrongAgent = (message: string): Refusal =>
  refusal('invalid_request', message, { field: 'agent_id' })

export const missing = (): Refusal => refusal('not_found', 'Agent not found')

/** A request of which one or more fields are wrong. The reference names the first of them. */
export class WrongFields extends Refusal {
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
