import type { Operation, Schema } from '@molt-sdk/contracts/kernel'
import {
  explainErrors,
  hasAnyField,
  hasField,
  isPromisedKind,
  isRecord,
  normalizeItems,
  validate,
} from '@molt-sdk/contracts/kernel'
import { ContractError } from '../errors/client-errors.ts'
import type { ErrorContext, MoltError } from '../errors/molt-error.ts'
import type { CallReporter } from '../observe/call-reporter.ts'
import type { ClientContext } from './client-context.ts'
import { formatFieldErrors } from './format-field-errors.ts'
import type { ContractMode } from './options.ts'
import { parseJson } from './parse-json.ts'
import { readErrorBody, readText } from './read-text.ts'
import { toApiError } from './to-api-error.ts'

/** The parts of a call that reading its response uses. */
export interface ResponseScope {
  readonly context: ClientContext
  readonly operation: Operation
  readonly contract: ContractMode
  readonly maxResponseBytes: number
  readonly reporter: CallReporter
  readonly errorContext: () => ErrorContext
}

/**
 * Reads the value of a successful response: parses it, unwraps it and checks the contract. A
 * response that is not even of the promised kind is an error whatever the `contract` option says:
 * it has no value, and a write may or may not have been done.
 */
export const readValue = async <Value>(
  scope: ResponseScope,
  response: Response,
): Promise<Value> => {
  const { context, operation, maxResponseBytes } = scope
  const { text, truncated } = await readText(response, maxResponseBytes)
  if (truncated) {
    const what = `the response is larger than maxResponseBytes (${maxResponseBytes} bytes)`
    throw unreadable(scope, response, 'response_too_large', what)
  }
  const body = text ? parseJson(text) : undefined
  if (text && body === undefined) {
    const what = `the response (${response.status}) is not valid JSON: ${context.redact.excerpt(text)}`
    throw unreadable(scope, response, 'malformed_json', what)
  }
  if (isErrorBody(scope, body)) throw toFailure(scope, response, text)
  const data = context.platform.envelope.unwrap(body)
  const { paging } = operation
  const value = paging ? normalizeItems(paging, data) : data
  const isUsable = paging
    ? isRecord(value) && Array.isArray(value[paging.items[0]])
    : (isPromisedKind(operation.response, value) && !isEmpty(operation.response, value)) ||
      // The status of a deletion is its result.
      (value == null && operation.effect === 'delete')
  checkContract(scope, operation.response, value, { isUsable, status: response.status })
  return value as Value
}

/** Whether an object has only envelope fields although its schema requires others. */
const isEmpty = (schema: Schema, value: unknown): boolean =>
  isRecord(value) &&
  Object.keys(value).every((name) => name === 'success' || name === 'message') &&
  !hasAnyField(schema, value) &&
  !validate(schema, value)

/** Whether the body of a 2xx response reports an error. */
export const isErrorBody = ({ operation, context }: ResponseScope, body: unknown): boolean => {
  if (!isRecord(body)) return false
  const { response, effect } = operation
  const { error, ...others } = body
  if (failureIn(context, hasField(response, 'error') ? others : body)) return true
  // From a gateway: a message, and no field of the contract.
  const { unwrap } = context.platform.envelope
  return (
    ['message', 'detail', 'errors', 'title'].some((name) => name in body) &&
    body['success'] !== true &&
    unwrap(body) === body &&
    !hasAnyField(response, body) &&
    !(effect === 'read' && validate(response, body))
  )
}

/** Returns the error that a body or a stream event reports in a usual format, if any. */
export const failureIn = (
  { platform }: Pick<ClientContext, 'platform'>,
  body: Readonly<Record<string, unknown>>,
): unknown =>
  body['error'] ||
  ((body['success'] === false || body['type'] === 'error' || body['object'] === 'error') && body) ||
  platform.envelope.failureOf?.(body)

const unreadable = (
  scope: ResponseScope,
  { status }: Response,
  code: string,
  what: string,
): ContractError =>
  new ContractError(`${scope.operation.id}: ${what}`, {
    ...scope.errorContext(),
    code,
    status,
    retryable: false,
  })

/** Reads the error of a failed response. */
export const readFailure = async (scope: ResponseScope, response: Response): Promise<MoltError> =>
  toFailure(scope, response, await readErrorBody(response))

/** Creates the error of a failed response from its text. */
export const toFailure = (scope: ResponseScope, response: Response, text: string): MoltError => {
  const { platform, redact } = scope.context
  const { attempts = 0 } = scope.errorContext()
  return toApiError(platform, scope.operation, response, text, attempts, redact)
}

/**
 * Checks a value against the contract. The `contract` option decides how a mismatch is handled: a
 * value that is not usable at all is an error in every mode.
 */
export const checkContract = (
  scope: ResponseScope,
  schema: Schema,
  value: unknown,
  { isUsable = true, status }: { isUsable?: boolean; status?: number } = {},
): void => {
  const { contract, reporter, context } = scope
  if (isUsable && (contract === 'off' || validate(schema, value))) return
  const { id } = scope.operation
  // Explaining a value costs several times as much as parsing it.
  if (isUsable && contract === 'warn' && context.reportedDrift.has(id)) return
  const fields = explainErrors(schema, value) ?? { '': ['is required'] }
  const message = `${id}: the response does not match the contract: ${formatFieldErrors(fields, 'the response')}.`
  if (contract === 'warn' && !context.reportedDrift.has(id)) {
    context.reportedDrift.add(id)
    const handled = reporter.emit('onDrift', () => ({ in: 'response' as const, fields }))
    if (!handled) context.dispatcher.warn(message)
  }
  if (isUsable && contract !== 'strict') return
  const known = scope.errorContext()
  throw new ContractError(message, {
    ...known,
    code: 'contract_violation',
    fields,
    status,
    retryable: false,
    outcome: isUsable ? undefined : known.outcome,
  })
}
