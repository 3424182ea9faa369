import { normalizeItems } from '@molt-sdk/contracts/kernel'
import { expect, test } from 'vitest'
import { readEvents } from '../events.ts'
import type { Args } from '../provocation.ts'
import type { Stage } from '../stage.ts'
import type { Way } from '../way.ts'
import { gathered, handedOver, run } from '../way.ts'
import type { Exchange } from '../wire.ts'
import { expectRequest } from './request.ts'

/** The call as it goes when nothing is wrong, held to the letter of the contract. */
export const checkCall = (stage: Stage, way: Way): void => {
  const { operation } = way

  test('is asked for and answered as the contract says, and its value handed over', async () => {
    const args = await stage.args(way, 'to be spoilt')
    const { client, exchanges } = stage.watch(way, { contract: 'strict' })
    const value = await run(way, client, args)

    // What the client's hook calls it proves that there is a method; the sandbox's log, a route.
    for (const exchange of exchanges) expect(exchange.operation).toBe(operation.id)
    if (stage.target.controlled) {
      expect(stage.sandbox.log().at(-1)).toMatchObject({ operation: operation.id })
    }
    const exchange = exchanges.at(-1)
    expectRequest(stage, operation, args, exchange)
    expectHeaders(stage, way, exchange)
    expect(exchange?.answer?.status).toBe(operation.status)
    const { data, expected } = read(stage, way, args, exchange)
    expect(value).toEqual(expected)
    await way.case.proof(client, args as never, data as never)
  })
}

const expectHeaders = (stage: Stage, way: Way, exchange?: Exchange): void => {
  const { auth } = stage.subject.api
  const header = (name: string): string | null | undefined => exchange?.headers.get(name)
  expect(header(auth.header)).toBe(
    way.operation.auth === 'none' ? null : auth.prefix + stage.keyFor(way),
  )
  expect(header('content-type')).toBe(way.operation.body ? 'application/json' : null)
  expect(header('accept')).toContain(
    'stream' in way.case ? 'text/event-stream' : 'application/json',
  )
}

/** What the server sent, and what the client must have made of it. */
const read = (
  { subject }: Stage,
  way: Way,
  args: Args,
  exchange: Exchange | undefined,
): { data: unknown; expected: unknown } => {
  const text = exchange?.answer?.text() ?? ''
  if ('stream' in way.case) {
    const expected = gathered(way, readEvents(text), args)
    return { data: expected.final, expected }
  }
  const data = subject.api.envelope.unwrap(JSON.parse(text))
  const { paging } = way.operation
  return { data: paging ? normalizeItems(paging, data) : data, expected: handedOver(way, data) }
}
