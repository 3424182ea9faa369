import type { Effect, FieldErrors, Method, Operation, Schema } from '@molt-sdk/contracts/kernel'
import { maxErrors } from '@molt-sdk/contracts/kernel'
import { ContractError } from '../errors/client-errors.ts'
import { redactCause } from '../observe/redact-cause.ts'
import type { OptionRules } from './check-options.ts'
import { anything, describeValue, isPlainObject, mustBe } from './check-options.ts'
import { createInputError } from './create-input-error.ts'
import { formatFieldErrors } from './format-field-errors.ts'
import type { InternalCallOptions } from './internal-call-options.ts'
import { jsonProblem } from './json-problem.ts'
import { callRules } from './option-rules.ts'
import type { ResponseScope } from './read-response.ts'
import type { CallArgs } from './request.ts'
import type { RequestOptions } from './request-options.ts'
import type { StandardSchema } from './standard-schema.ts'

const effects: Readonly<Record<Effect, 1>> = {
  read: 1,
  replace: 1,
  delete: 1,
  create: 1,
  transition: 1,
}

const rules: OptionRules<RequestOptions> = {
  ...callRules,
  params: mustBe('an object such as { agentId }', isPlainObject),
  // A map, or `URLSearchParams`, has no fields.
  query: mustBe('an object such as { limit: 20 }', isPlainObject),
  body: anything,
  effect: effects,
  response: mustBe(
    'a Standard Schema, such as one of zod',
    (value) => typeof Object(Object(value)['~standard']).validate === 'function',
  ),
}

/** A schema of the kernel that any value matches. */
const anyValue = {
  _zod: { def: { type: 'optional', innerType: { _zod: { def: { type: 'unknown' } } } } },
} as unknown as Schema

/** A call of an endpoint that has no operation. */
export interface AnyRequest {
  readonly operation: Operation
  readonly args: CallArgs
  readonly options: RequestOptions
  readonly internal: InternalCallOptions<unknown>
}

/** Creates the call of a request. What is wrong with it is reported when the call begins. */
export const toCall = (method: Method, path: string, given: RequestOptions = {}): AnyRequest => {
  const { query, body, params, effect = 'create', response }: RequestOptions = Object(given)
  const isNamed = typeof method === 'string' && typeof path === 'string'
  const id = isNamed ? `${method} ${path}` : 'request()'
  const operation: Operation = {
    id,
    method,
    path,
    auth: 'optional',
    session: true,
    effect,
    ...(body !== undefined && { body: anyValue }),
    response: anyValue,
    status: 200,
    errors: [],
    source: 'assumed',
  }
  const check = (): void => {
    const problem = problemOf(operation, { params, query, body })
    if (problem) throw createInputError(id, problem)
  }
  const internal: InternalCallOptions<unknown> = {
    givenOptions: [given, rules as OptionRules<unknown>],
    check,
    ...(response && parserOf(response)),
  }
  return { operation, args: { params, query, body }, options: Object(given), internal }
}

const methods: readonly Method[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']

/** A path of segments. What may change the target, such as a backslash or a dot segment, is excluded. */
const pathPattern = /^(\/([\w.~!$&'()*+,;=:@-]|%[\da-f]{2}|\{\w+\})+)+\/?$|^\/$/i
const dotSegment = /\/(\.|%2e){1,2}(\/|$)/i

const problemOf = (
  { method, path }: Operation,
  { params = {}, query = {}, body }: CallArgs,
): FieldErrors | undefined => {
  if (!methods.includes(method)) {
    const meant = String(method).toUpperCase() as Method
    const hint = methods.includes(meant)
      ? ` (did you mean ${meant}?)`
      : `. Pass it first: request('GET', '/agents')`
    return { method: [`must be ${methods.join(' or ')}, got ${describeValue(method)}${hint}`] }
  }
  const pathProblem = typeof path === 'string' ? pathProblemOf(path) : `got ${describeValue(path)}`
  if (pathProblem) {
    return { path: [`must be a path such as /agents/{agentId} below the base URL: ${pathProblem}`] }
  }
  for (const [, name = ''] of path.matchAll(/\{(\w+)\}/g)) {
    if (params[name] === undefined) return { [name]: [`is missing. Pass params: { ${name} }`] }
  }
  for (const name of Object.keys(params)) {
    if (!path.includes(`{${name}}`))
      return { [name]: [`is in params, but the path has no {${name}}`] }
  }
  for (const [name, value] of Object.entries(query)) {
    if (!/^(string|boolean|undefined)$/.test(typeof value) && !Number.isFinite(value))
      return { [name]: [`must be a string, a number or a boolean, got ${describeValue(value)}`] }
  }
  if (body === undefined) return undefined
  if (method === 'GET' || method === 'HEAD')
    return { body: [`cannot be sent with ${method}, got ${describeValue(body)}. Pass query`] }
  const problem = jsonProblem(body)
  return problem === undefined ? undefined : { body: [problem] }
}

const pathProblemOf = (path: string): string | undefined => {
  if (/^([a-z][\w+.-]*:|\/\/)/i.test(path)) return 'pass it without the origin'
  if (!path.startsWith('/')) return 'it must start with /'
  if (path.includes('?')) return 'pass what follows the ? as query'
  if (path.includes('#')) return 'leave out the fragment'
  if (dotSegment.test(path)) return 'it must not contain . or .. segments'
  if (!pathPattern.test(path)) {
    return 'it contains an empty segment or a character that must be encoded. Write {name} in its place and pass params: { name }'
  }
  return undefined
}

/** Checks the value with the schema of the caller. */
const parserOf = ({
  '~standard': schema,
}: StandardSchema): Pick<AnyRequest['internal'], 'parse'> => ({
  async parse(value, scope, status) {
    const { redact } = scope.context
    try {
      const result = await schema.validate(value)
      if (!result.issues) return result.value
      // A map, because a field may have the name of a property of `Object.prototype`.
      const problems = new Map<string, string[]>()
      const { length } = result.issues
      for (const { path = [], message } of result.issues.slice(0, maxErrors)) {
        const name = redact.string(path.map((step) => String(Object(step).key ?? step)).join('.'))
        problems.set(name, [...(problems.get(name) ?? []), redact.string(message)])
      }
      if (length > maxErrors) problems.set('', [`has ${length} errors in total`])
      const fields = Object.fromEntries(problems)
      const what = formatFieldErrors(fields, 'the response')
      return fail(scope, status, `the response does not match the schema: ${what}.`, { fields })
    } catch (thrown) {
      if (thrown instanceof ContractError) throw thrown
      const cause = redactCause(thrown, redact)
      return fail(scope, status, `the schema threw: ${redact.string(`${thrown}`)}.`, { cause })
    }
  },
})

const fail = (
  { operation, errorContext }: ResponseScope,
  status: number,
  problem: string,
  more: { readonly fields?: FieldErrors; readonly cause?: unknown },
): never => {
  // The server's response was successful, so the outcome is known.
  const context = { ...errorContext(), outcome: undefined, retryable: false, status, ...more }
  throw new ContractError(`${operation.id}: ${problem}`, { ...context, code: 'contract_violation' })
}
