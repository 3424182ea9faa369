import type { Api, Operation, Schema } from '@molt-sdk/contracts/kernel'
import { explainErrors, validate } from '@molt-sdk/contracts/kernel'
import type { HttpError } from './http-error.ts'

/** Thrown in tests when a response of the sandbox does not match the contract. */
export class SandboxContractError extends Error {
  override readonly name = 'SandboxContractError'
}

/** Throws unless a value matches the schema of the contract. */
export const checkResponse = (operation: Operation, schema: Schema, value: unknown): void => {
  if (validate(schema, value)) return
  const errors = JSON.stringify(explainErrors(schema, value) ?? {})
  throw new SandboxContractError(
    `Response of ${operation.id} does not match its contract: ${errors}`,
  )
}

/** Statuses that any call may have, whatever errors its operation lists. */
const commonStatuses = new Set([401, 403, 404, 429, 500])

/** Throws unless the operation may fail with the code. */
export const checkErrorCode = (api: Api, operation: Operation, { code }: HttpError): void => {
  const known = api.errors[code]
  if (known && (operation.errors.includes(code) || commonStatuses.has(known.status))) return
  throw new SandboxContractError(
    `${operation.id} fails with ${code}, which its contract does not list.`,
  )
}
