import type { Fixture, Operation } from '@molt-sdk/contracts/kernel'
import { isRecord } from '@molt-sdk/contracts/kernel'
import type { Sandbox } from '@molt-sdk/sandbox'
import type { Args } from './provocation.ts'
import type { AnySubject, Case, Gathered } from './subject.ts'

/** A way to call an operation through the client. */
export interface Way {
  readonly title: string
  /** The operation that is called in the end. */
  readonly operation: Operation
  /** The operation whose fixture and shapes hold, another one after a detour. */
  readonly shape: Operation
  readonly fixture: Fixture
  readonly case: Case<unknown, Operation>
  prepare(sandbox: Sandbox): void
}

/** The way to each operation, straight. */
export const waysOf = (
  { api, cases }: AnySubject,
  fixtures: Readonly<Record<string, Fixture>>,
): Way[] =>
  Object.entries(cases).map(([id, one]) => {
    const operation = api.operations[id]
    const fixture = fixtures[id]
    if (!operation || !fixture) throw new Error(`${api.name} has no operation or fixture ${id}.`)
    return {
      title: id,
      operation,
      shape: operation,
      fixture,
      case: one,
      prepare: () => undefined,
    }
  })

export interface DetourWay extends Way {
  /** What the body has more than the caller gave. */
  readonly adds: Readonly<Record<string, unknown>>
}

/** The ways of a stream through other operations. */
export const detoursOf = ({ api }: AnySubject, way: Way): DetourWay[] =>
  'stream' in way.case
    ? way.case.detours.map(({ title, operation: id, ...detour }) => {
        const operation = api.operations[id]
        if (!operation) throw new Error(`${api.name} has no operation ${id}.`)
        return { ...way, ...detour, title: `${id}, ${title}`, operation }
      })
    : []

/** Makes the call and gives the value that the client hands over. */
export const run = async (way: Way, client: unknown, args: Args): Promise<unknown> => {
  const { case: one, operation } = way
  if ('stream' in one) {
    const stream = one.stream(client, args as never)
    const items: unknown[] = []
    for await (const item of stream) items.push(item)
    return { items, final: await stream.final() }
  }
  const value = await one.call(client, args as never)
  return operation.paging && !one.handsWhole && isRecord(value)
    ? { items: value['items'], pagination: value['pagination'] }
    : value
}

/** The value that the client must hand over when the server answers with this data. */
export const handedOver = (
  { operation: { paging }, case: { givesNothing, hands, handsWhole } }: Way,
  data: unknown,
): unknown => {
  if (givesNothing) return undefined
  if (hands) return hands(data)
  if (!paging || handsWhole) return data
  const fields = isRecord(data) ? data : {}
  const lists = [data, ...paging.items.map((key) => fields[key])]
  return {
    items: lists.find((list) => Array.isArray(list)) ?? [],
    // The one null that is not handed over: a page either says where it stands or does not.
    pagination: fields[paging.pagination ?? ''] ?? undefined,
  }
}

/** What the client must gather from a stream of these frames. */
export const gathered = (way: Way, frames: readonly unknown[], args: Args): Gathered => {
  if (!('stream' in way.case)) throw new Error(`${way.title} does not stream.`)
  return way.case.gathers(frames as never, args as never)
}
