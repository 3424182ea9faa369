import type { Operation, Schema } from '@molt-sdk/contracts/kernel'
import { explainErrors, isRecord, normalizeItems, validate } from '@molt-sdk/contracts/kernel'
import { ContractError } from '../errors/client-errors.ts'
import type { ErrorContext, MoltError } from '../errors/molt-error.ts'
import type { HookDispatcher } from '../observe/hook-dispatcher.ts'
import type { CallEvent } from '../observe/hooks.ts'
import type { ClientContext } from './client-context.ts'
import { formatFieldErrors } from './format-field-errors.ts'
import type { ContractMode } from './options.ts'
import { parseJson } from './parse-json.ts'
import { toApiError } from './to-api-error.ts'

/** The parts of a call that reading its response uses. */
export interface ResponseScope {
  readonly context: ClientContext
  readonly operation: Operation
  readonly contract: ContractMode
  readonly dispatcher: HookDispatcher
  readonly errorContext: () => ErrorContext
  readonly event: () => CallEvent
}

/** Number of bytes of an error body that are read. */
export const maxErrorBodyBytes = 65_536

/** Reads the value of a successful response: parses it, unwraps it and checks the contract. */
export const readValue = async <Value>(
  scope: ResponseScope,
  response: Response,
): Promise<Value> => {
  const { context, operation } = scope
  const text = await response.text()
  const body = text ? parseJson(text) : undefined
  if (text && body === undefined) {
    const { status } = response
    const message = `${operation.id}: the response (${status}) is not valid JSON: ${context.redact.excerpt(text)}`
    throw new ContractError(message, {
      ...scope.errorContext(),
      code: 'malformed_json',
      status,
      retryable: false,
    })
  }
  if (isRecord(body) && body['success'] === false) throw toFailure(scope, response, text)
  const data = context.platform.envelope.unwrap(body)
  const value = operation.paging ? normalizeItems(operation.paging, data) : data
  checkContract(scope, operation.response, value)
  return value as Value
}

/** Reads the error of a failed response. */
export const readFailure = async (scope: ResponseScope, response: Response): Promise<MoltError> =>
  toFailure(scope, response, await readErrorBody(response))

const toFailure = (scope: ResponseScope, response: Response, text: string): MoltError => {
  const { platform, redact } = scope.context
  const { attempts = 0 } = scope.errorContext()
  return toApiError(platform, scope.operation, response, text, attempts, redact)
}

/** Reads an error body up to the limit, or as much as is received, and cancels the rest. */
export const readErrorBody = async (response: Response): Promise<string> => {
  const reader = response.body?.getReader()
  if (!reader) return ''
  const decoder = new TextDecoder()
  let text = ''
  let remaining = maxErrorBodyBytes
  try {
    while (remaining > 0) {
      const { done, value } = await reader.read()
      if (done) break
      text += decoder.decode(value.subarray(0, remaining), { stream: true })
      remaining -= value.length
    }
  } catch {
    // The connection was closed early. The status is known, and the part received may be enough.
  }
  reader.cancel().catch(() => undefined)
  return text
}

/** Checks a value against the contract. The `contract` option decides how a mismatch is handled. */
export const checkContract = (scope: ResponseScope, schema: Schema, value: unknown): void => {
  const { contract, dispatcher, context } = scope
  if (contract === 'off' || validate(schema, value)) return
  const { id } = scope.operation
  const fields = explainErrors(schema, value) ?? {}
  const message = `${id}: the response does not match the contract: ${formatFieldErrors(fields, 'the response')}.`
  if (contract === 'strict') {
    throw new ContractError(message, {
      ...scope.errorContext(),
      code: 'contract_violation',
      fields,
      retryable: false,
      outcome: undefined,
    })
  }
  if (context.reportedDrift.has(id)) return
  context.reportedDrift.add(id)
  const handled = dispatcher.emit('onDrift', () => ({ ...scope.event(), fields }))
  if (!handled) dispatcher.warn(message)
}
