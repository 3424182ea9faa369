import { expect, test } from 'vitest'
import { readEvents } from '../events.ts'
import type { Args } from '../provocation.ts'
import type { Stage } from '../stage.ts'
import type { Way } from '../way.ts'
import { gathered, handedOver, run } from '../way.ts'
import type { Exchange } from '../wire.ts'

/** The call as it goes when nothing is wrong, held to the letter of the contract. */
export const checkAnswer = (stage: Stage, way: Way): void => {
  const { operation } = way

  test('its answer keeps the contract, is handed over as it is, and is true', async () => {
    const args = await stage.args(way)
    const { client, exchanges } = stage.watch({ contract: 'strict' })
    const value = await run(way, client, args)

    // What the client's hook calls it proves that there is a method; the sandbox's log, a route.
    expect(new Set(exchanges.map((exchange) => exchange.operation))).toEqual(
      new Set([operation.id]),
    )
    if (stage.target.controlled) {
      expect(stage.sandbox.log().at(-1)).toMatchObject({
        operation: operation.id,
        outcome: 'answered',
      })
    }
    const { status, data, expected } = read(stage, way, args, exchanges.at(-1))
    expect(status).toBe(operation.status)
    expect(value).toEqual(expected)
    await way.case.proof(client, args as never, data as never)
  })
}

/** What the server sent, and what the client must have made of it. */
const read = (
  { subject }: Stage,
  way: Way,
  args: Args,
  exchange: Exchange | undefined,
): { status: number | undefined; data: unknown; expected: unknown } => {
  const text = exchange?.answer?.text() ?? ''
  const status = exchange?.answer?.status
  if ('stream' in way.case) {
    const expected = gathered(way, readEvents(text), args)
    return { status, data: expected.final, expected }
  }
  const data = subject.api.envelope.open(JSON.parse(text))
  return { status, data, expected: handedOver(way, data) }
}
