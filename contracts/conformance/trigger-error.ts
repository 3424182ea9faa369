import { isRecord } from '@molt-sdk/contracts/kernel'
import { violations } from '@molt-sdk/contracts/testing'
import type { CallArgs, CallOverrides, ErrorTrigger } from './error-trigger.ts'
import type { TestHarness } from './harness.ts'
import type { TrafficRewrite } from './recorder.ts'
import type { TestCase } from './test-case.ts'
import { runCall } from './test-case.ts'

/** What a call must be like to fail, and what its error must then say beside the code. */
export interface TriggeredError extends CallOverrides {
  readonly rewriting?: TrafficRewrite
  readonly retryAfterMs?: number
  /** The field that the server complains of. */
  readonly field?: string
}

export const needsControl = (provocation: ErrorTrigger<unknown>): boolean =>
  provocation === 'documented response' ||
  (typeof provocation === 'object' && 'server' in provocation)

/** Sees to it that the next call fails with this code. */
export const triggerError = async (
  stage: TestHarness,
  way: TestCase,
  { code, provocation, args }: { code: string; provocation: ErrorTrigger<unknown>; args: CallArgs },
): Promise<TriggeredError> => {
  if (provocation === 'invalid input') return sendInvalidInput(way, args)
  if (provocation === 'documented response') return sendDocumentedResponse(stage, way, code)
  const { client } = stage.createRecordedClient(way)
  if (provocation === 'repeated call') {
    await runCall(way, client, args)
    return {}
  }
  const call = { operation: way.operation, args, baseUrl: stage.baseUrl }
  if ('caller' in provocation) return provocation.caller(call)
  return (await provocation.server(stage.sandbox, { ...call, client })) ?? {}
}

const sendInvalidInput = (
  { operation: { id, body, query } }: TestCase,
  args: CallArgs,
): TriggeredError => {
  const [schema, value] = body ? [body, args.body] : [query, args.query]
  // A query is all text: what is wrong of its type alone may be right there.
  const isInvalidAsQuery = (path: string, broken: unknown): boolean =>
    body !== undefined || typeof (broken as Record<string, unknown>)[path] === 'string'
  const wrong =
    schema &&
    violations(schema, value).find((each) => each.path && isInvalidAsQuery(each.path, each.value))
  if (!wrong) throw new Error(`${id} has no input that could be invalid.`)
  const request: TrafficRewrite['request'] = (url, init) =>
    body
      ? [url, { ...init, body: JSON.stringify(wrong.value) }]
      : [`${url.split('?')[0]}?${queryOf(wrong.value)}`, init]
  return { field: wrong.path, rewriting: { request } }
}

const queryOf = (value: unknown): URLSearchParams =>
  new URLSearchParams(
    Object.entries(isRecord(value) ? value : {}).map(([name, one]) => [name, String(one)]),
  )

const sendDocumentedResponse = (
  { docs, subject, sandbox }: TestHarness,
  way: TestCase,
  code: string,
): TriggeredError => {
  const documented = docs.errors[code]
  const known = subject.api.errors[code]
  if (!documented || !known) throw new Error(`${code} is not documented.`)
  sandbox.faults.add({
    kind: 'status',
    platform: subject.name,
    operation: way.operation.id,
    status: known.status,
    body: docs.envelope.errorExample(code, documented),
  })
  return {}
}
