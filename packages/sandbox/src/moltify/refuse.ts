import { moltify } from '@molt-sdk/contracts/moltify'
import { Refusal } from '../kit/refusal.ts'

export type Code = keyof typeof moltify.errors

/** A refusal with the status that the contract gives to its kind, unless an assumption gives another. */
export const refusal = (
  code: Code,
  message: string,
  status: number = moltify.errors[code].status,
): Refusal => new Refusal(code, status, message)

/** The state does not allow it. */
export const illegal = (message: string, status?: number): Refusal =>
  refusal('invalid_state', message, status)

/** There is nothing of this id. */
export const missing = (thing: string): Refusal => refusal('not_found', `${thing} not found`)

/** A refusal of fields that the contract lets through, in the same form as its own. */
export const wrongFields = (fields: Readonly<Record<string, readonly string[]>>): Refusal => {
  const { status } = moltify.errors.validation_failed
  return new Refusal('validation_failed', status, 'Validation failed', fields)
}
