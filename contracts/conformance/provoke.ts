import { isRecord } from '@molt-sdk/contracts/kernel'
import { violations } from '@molt-sdk/contracts/testing'
import type { Args, CallChange, Provocation } from './provocation.ts'
import type { Stage } from './stage.ts'
import type { Way } from './way.ts'
import { run } from './way.ts'
import type { Rewriting } from './wire.ts'

/** What a call must be like to fail, and what its error must then say beside the code. */
export interface Provoked extends CallChange {
  readonly rewriting?: Rewriting
  readonly retryAfterMs?: number
  /** The field that the server complains of. */
  readonly field?: string
}

export const needsControl = (provocation: Provocation<unknown>): boolean =>
  provocation === 'documented answer' ||
  (typeof provocation === 'object' && 'server' in provocation)

/** Sees to it that the next call fails with this code. */
export const provoke = async (
  stage: Stage,
  way: Way,
  { code, provocation, args }: { code: string; provocation: Provocation<unknown>; args: Args },
): Promise<Provoked> => {
  if (provocation === 'broken input') return breakInput(way, args)
  if (provocation === 'documented answer') return sendDocumented(stage, way, code)
  const { client } = stage.watch(way)
  if (provocation === 'called before') {
    await run(way, client, args)
    return {}
  }
  const call = { operation: way.operation, args, baseUrl: stage.baseUrl }
  if ('caller' in provocation) return provocation.caller(call)
  return (await provocation.server(stage.sandbox, { ...call, client })) ?? {}
}

const breakInput = ({ operation: { id, body, query } }: Way, args: Args): Provoked => {
  const [schema, value] = body ? [body, args.body] : [query, args.query]
  // A query is all text: what is wrong of its type alone may be right there.
  const isWrongOnTheWay = (path: string, broken: unknown): boolean =>
    body !== undefined || typeof (broken as Record<string, unknown>)[path] === 'string'
  const wrong =
    schema &&
    violations(schema, value).find((each) => each.path && isWrongOnTheWay(each.path, each.value))
  if (!wrong) throw new Error(`No input of ${id} can be wrong.`)
  const request: Rewriting['request'] = (url, init) =>
    body
      ? [url, { ...init, body: JSON.stringify(wrong.value) }]
      : [`${url.split('?')[0]}?${queryOf(wrong.value)}`, init]
  return { field: wrong.path, rewriting: { request } }
}

const queryOf = (value: unknown): URLSearchParams =>
  new URLSearchParams(
    Object.entries(isRecord(value) ? value : {}).map(([name, one]) => [name, String(one)]),
  )

const sendDocumented = ({ docs, subject, sandbox }: Stage, way: Way, code: string): Provoked => {
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
