import type { Fixture, Operation } from '@molt-sdk/contracts/kernel'
import { isRecord } from '@molt-sdk/contracts/kernel'
import type { EventStream } from '@molt-sdk/core/client'
import type { Sandbox } from '@molt-sdk/sandbox'
import { expect } from 'vitest'
import type { CallArgs } from './error-trigger.ts'
import type { AnySubject, Case, StreamResult } from './subject.ts'

/** A way to call an operation through the client. */
export interface TestCase {
  readonly title: string
  /** The operation that is called. */
  readonly operation: Operation
  /** The operation whose fixture and schemas apply; another one for a fallback. */
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

/** The case of a read that has none of its own: the response is about what the path names. */
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
export const fallbackTestCasesFor = ({ api }: AnySubject, way: TestCase): FallbackTestCase[] =>
  (way.case.stream?.fallbacks ?? []).map(({ title, operation: id, ...detour }) => {
    const operation = api.operations[id]
    if (!operation) throw new Error(`${api.name} has no operation ${id}.`)
    return { ...way, ...detour, title: `${id}, ${title}`, operation }
  })

/** Makes the call and returns the client's value. */
export const runCall = async (way: TestCase, client: unknown, args: CallArgs): Promise<unknown> => {
  const { case: one, operation } = way
  if (one.stream) {
    const stream = openStream(way, client, args)
    const items: unknown[] = []
    for await (const item of stream) items.push(item)
    return { items, final: await stream.final() }
  }
  const value = await way.method(client, args)
  return operation.paging && !one.returnsRawPage && isRecord(value)
    ? { items: value['items'], pagination: value['pagination'] }
    : value
}

/** Opens the stream of a streaming operation. */
export const openStream = (
  way: TestCase,
  client: unknown,
  args: CallArgs,
): EventStream<unknown, unknown> => way.method(client, args) as EventStream<unknown, unknown>

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
    // The only null that is not passed on: `pagination` of a page is present or undefined.
    pagination: fields[paging.pagination ?? ''] ?? undefined,
  }
}

/** Returns what a stream of these events must yield. */
export const expectedStreamResult = (
  way: TestCase,
  frames: readonly unknown[],
  args: CallArgs,
): StreamResult => {
  if (!way.case.stream) throw new Error(`${way.title} does not stream.`)
  return way.case.stream.expected(frames as never, args as never)
}
