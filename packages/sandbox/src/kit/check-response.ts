import type { Api, Operation, Schema } from '@molt-sdk/contracts/kernel'
import { explainErrors, validate } from '@molt-sdk/contracts/kernel'
import type { HttpError } from './http-error.ts'

/** Thrown, in tests, when the sandbox itself breaks the contract. */
export class SandboxContractError extends Error {
  override readonly name = 'BrokenContract'
}

/** Throws unless a value keeps to the schema that the contract gives it. */
export const checkResponse = (operation: Operation, schema: Schema, value: unknown): void => {
  if (validate(schema, value)) return
  const problem = JSON.stringify(explainErrors(schema, value) ?? {})
  throw new SandboxContractError(`${operation.id} answers against its contract: ${problem}`)
}

/** Codes that any call may meet, whatever its own list says. */
const commonStatuses = new Set([401, 403, 404, 429, 500])

/** Throws unless the contract knows the code and the call may meet it. */
export const checkErrorCode = (api: Api, operation: Operation, { code }: HttpError): void => {
  const known = api.errors[code]
  if (known && (operation.errors.includes(code) || commonStatuses.has(known.status))) return
  throw new SandboxContractError(
    `${operation.id} refuses with ${code}, which its contract does not list.`,
  )
}
