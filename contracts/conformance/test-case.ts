import type { Fixture, Operation } from '@molt-sdk/contracts/kernel'
import { isRecord } from '@molt-sdk/contracts/kernel'
import type { EventStream } from '@molt-sdk/core/client'
import type { Sandbox } from '@molt-sdk/sandbox'
import { expect } from 'vitest'
import type { CallArgs } from './error-trigger.ts'
import type { AnySubject, Case, StreamResult } from './subject.ts'

/** A call of an operation through the client. */
export interface TestCase {
  readonly title: string
  /** The operation that is called. */
  readonly operation: Operation
  /** The operation whose fixture and schemas apply. For a fallback, it is the original operation. */
  readonly contractOperation: Operation
  readonly fixture: Fixture
  readonly case: Case<unknown, Operation>
  /** The client method that carries out the operation. */
  method(client: unknown, args: CallArgs): unknown
  prepare(sandbox: Sandbox): void
}

/** Returns a test case for each operation that the client can call. */
export const testCasesFor = (
  { api, cases, methods }: AnySubject,
  fixtures: Readonly<Record<string, Fixture>>,
): TestCase[] =>
  Object.entries(methods).map(([id, method]) => {
    const operation = api.operations[id]
    const fixture = fixtures[id]
    if (!operation || !fixture) throw new Error(`${api.name} has no fixture of ${id}.`)
    return {
      title: id,
      operation,
      contractOperation: operation,
      fixture,
      case: cases[id] ?? readCase(operation),
      method: (client, args) => method(client, args as never),
      prepare: () => undefined,
    }
  })

/** The default case of a read: the response contains the path parameters. */
const readCase = ({ path }: Operation): Case<unknown, Operation> => ({
  async verify(_, { params = {} }: CallArgs, data) {
    for (const [name, value] of Object.entries(params)) {
      const field = path.endsWith(`{${name}}`) ? 'id' : name
      expect(data).toMatchObject({ [field]: value })
    }
  },
})

export interface FallbackTestCase extends TestCase {
  /** Added to the caller's body. */
  readonly extraBody: Readonly<Record<string, unknown>>
}

/** Returns the test cases of the fallbacks of a stream. */
export const fallbackTestCasesFor = ({ api }: AnySubject, testCase: TestCase): FallbackTestCase[] =>
  (testCase.case.stream?.fallbacks ?? []).map(({ title, operation: id, ...fallback }) => {
    const operation = api.operations[id]
    if (!operation) throw new Error(`${api.name} has no operation ${id}.`)
    return { ...testCase, ...fallback, title: `${id}, ${title}`, operation }
  })

/** Makes the call and returns the client's value. */
export const runCall = async (
  testCase: TestCase,
  client: unknown,
  args: CallArgs,
): Promise<unknown> => {
  const { case: options, operation } = testCase
  if (options.stream) {
    const stream = openStream(testCase, client, args)
    const items: unknown[] = []
    for await (const item of stream) items.push(item)
    return { items, final: await stream.final() }
  }
  const value = await testCase.method(client, args)
  return operation.paging && !options.returnsRawPage && isRecord(value)
    ? { items: value['items'], pagination: value['pagination'] }
    : value
}

/** Opens the stream of a streaming operation. */
export const openStream = (
  testCase: TestCase,
  client: unknown,
  args: CallArgs,
): EventStream<unknown, unknown> => testCase.method(client, args) as EventStream<unknown, unknown>

/** Returns the value that the client must return for a response with this data. */
export const expectedResult = (
  { operation: { paging }, case: { returnsVoid, toResult, returnsRawPage } }: TestCase,
  data: unknown,
): unknown => {
  if (returnsVoid) return undefined
  if (toResult) return toResult(data)
  if (!paging || returnsRawPage) return data
  const fields = isRecord(data) ? data : {}
  const lists = [data, ...paging.items.map((key) => fields[key])]
  return {
    items: lists.find((list) => Array.isArray(list)) ?? [],
    // The client returns a null `pagination` as undefined. Other nulls are returned unchanged.
    pagination: fields[paging.pagination ?? ''] ?? undefined,
  }
}

/** Returns what a stream of these events must yield. */
export const expectedStreamResult = (
  testCase: TestCase,
  events: readonly unknown[],
  args: CallArgs,
): StreamResult => {
  if (!testCase.case.stream) throw new Error(`${testCase.title} does not stream.`)
  return testCase.case.stream.expected(events as never, args as never)
}
