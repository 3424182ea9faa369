import type { Fixture, Operation } from '@molt-sdk/contracts/kernel'
import { isRecord } from '@molt-sdk/contracts/kernel'
import type { Sandbox } from '@molt-sdk/sandbox'
import type { CallArgs } from './error-trigger.ts'
import type { AnySubject, Case, StreamResult } from './subject.ts'

/** A way to call an operation through the client. */
export interface TestCase {
  readonly title: string
  /** The operation that is called in the end. */
  readonly operation: Operation
  /** The operation whose fixture and shapes hold, another one after a detour. */
  readonly contractOperation: Operation
  readonly fixture: Fixture
  readonly case: Case<unknown, Operation>
  prepare(sandbox: Sandbox): void
}

/** The way to each operation, straight. */
export const testCasesFor = (
  { api, cases }: AnySubject,
  fixtures: Readonly<Record<string, Fixture>>,
): TestCase[] =>
  Object.entries(cases).map(([id, one]) => {
    const operation = api.operations[id]
    const fixture = fixtures[id]
    if (!operation || !fixture) throw new Error(`${api.name} has no operation or fixture ${id}.`)
    return {
      title: id,
      operation,
      contractOperation: operation,
      fixture,
      case: one,
      prepare: () => undefined,
    }
  })

export interface FallbackTestCase extends TestCase {
  /** What the body has more than the caller gave. */
  readonly extraBody: Readonly<Record<string, unknown>>
}

/** The ways of a stream through other operations. */
export const fallbackTestCasesFor = ({ api }: AnySubject, way: TestCase): FallbackTestCase[] =>
  'stream' in way.case
    ? way.case.fallbacks.map(({ title, operation: id, ...detour }) => {
        const operation = api.operations[id]
        if (!operation) throw new Error(`${api.name} has no operation ${id}.`)
        return { ...way, ...detour, title: `${id}, ${title}`, operation }
      })
    : []

/** Makes the call and gives the value that the client hands over. */
export const runCall = async (way: TestCase, client: unknown, args: CallArgs): Promise<unknown> => {
  const { case: one, operation } = way
  if ('stream' in one) {
    const stream = one.stream(client, args as never)
    const items: unknown[] = []
    for await (const item of stream) items.push(item)
    return { items, final: await stream.final() }
  }
  const value = await one.call(client, args as never)
  return operation.paging && !one.returnsRawPage && isRecord(value)
    ? { items: value['items'], pagination: value['pagination'] }
    : value
}

/** The value that the client must hand over when the server answers with this data. */
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
    // The one null that is not handed over: a page either says where it stands or does not.
    pagination: fields[paging.pagination ?? ''] ?? undefined,
  }
}

/** What the client must gather from a stream of these frames. */
export const expectedStreamResult = (
  way: TestCase,
  frames: readonly unknown[],
  args: CallArgs,
): StreamResult => {
  if (!('stream' in way.case)) throw new Error(`${way.title} does not stream.`)
  return way.case.expectedStream(frames as never, args as never)
}
