import { isRecord } from '@molt-sdk/contracts/kernel'
import { violations } from '@molt-sdk/contracts/testing'
import type { CallArgs, CallOverrides, ErrorTrigger } from './error-trigger.ts'
import type { TestHarness } from './harness.ts'
import type { TrafficRewrite } from './recorder.ts'
import type { TestCase } from './test-case.ts'
import { runCall } from './test-case.ts'

/** What makes a call fail, and what its error must contain besides the code. */
export interface TriggeredError extends CallOverrides {
  readonly rewrite?: TrafficRewrite
  readonly retryAfterMs?: number
  /** The field that the server rejects. */
  readonly field?: string
}

export const needsControl = (trigger: ErrorTrigger<unknown>): boolean =>
  trigger === 'documented response' || (typeof trigger === 'object' && 'server' in trigger)

/** Whether only the arguments or options of the call cause the error. */
export const isCallerTrigger = (trigger: ErrorTrigger<unknown>): boolean =>
  typeof trigger === 'object' && 'caller' in trigger

/** Makes the next call fail with this code. */
export const triggerError = async (
  harness: TestHarness,
  testCase: TestCase,
  { code, trigger, args }: { code: string; trigger: ErrorTrigger<unknown>; args: CallArgs },
): Promise<TriggeredError> => {
  if (trigger === 'invalid input') return sendInvalidInput(testCase, args)
  if (trigger === 'documented response') return sendDocumentedResponse(harness, testCase, code)
  if (trigger === 'repeated call') {
    await runCall(testCase, harness.createRecordedClient(testCase).client, args)
    return {}
  }
  const call = { operation: testCase.operation, args, baseUrl: harness.baseUrl }
  if ('caller' in trigger) return trigger.caller(call)
  // Only prepares the failure, with up to a hundred calls: they need no way through a server.
  const { client } = harness.createRecordedClient(testCase, {}, { send: harness.sandbox.fetch })
  return (await trigger.server(harness.sandbox, { ...call, client })) ?? {}
}

const sendInvalidInput = (
  { operation: { id, body, query } }: TestCase,
  args: CallArgs,
): TriggeredError => {
  const [schema, value] = body ? [body, args.body] : [query, args.query]
  // All values of a query are strings: a value of another type may be valid there.
  const isInvalidAsQuery = (path: string, invalid: unknown): boolean =>
    body !== undefined || typeof (invalid as Record<string, unknown>)[path] === 'string'
  const violation =
    schema &&
    violations(schema, value).find(
      ({ path, value: invalid }) => path && isInvalidAsQuery(path, invalid),
    )
  if (!violation) throw new Error(`No input of ${id} can be invalid.`)
  const request: TrafficRewrite['request'] = (url, init) =>
    body
      ? [url, { ...init, body: JSON.stringify(violation.value) }]
      : [`${url.split('?')[0]}?${queryOf(violation.value)}`, init]
  return { field: violation.path, rewrite: { request } }
}

const queryOf = (value: unknown): URLSearchParams =>
  new URLSearchParams(
    Object.entries(isRecord(value) ? value : {}).map(([name, item]) => [name, String(item)]),
  )

const sendDocumentedResponse = (
  { docs, subject, sandbox }: TestHarness,
  testCase: TestCase,
  code: string,
): TriggeredError => {
  const documented = docs.errors[code]
  const known = subject.api.errors[code]
  if (!documented || !known) throw new Error(`${code} is not documented.`)
  sandbox.faults.add({
    kind: 'status',
    platform: subject.name,
    operation: testCase.operation.id,
    status: known.status,
    body: docs.envelope.errorExample(code, documented),
  })
  return {}
}
