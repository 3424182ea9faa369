import type { Operation } from '@molt-sdk/contracts/kernel'
import { expect, test } from 'vitest'
import type { Args } from '../provocation.ts'
import type { Stage } from '../stage.ts'
import type { Way } from '../way.ts'
import { run } from '../way.ts'
import type { Exchange } from '../wire.ts'

/** No id, whatever is in it, leads to another path. */
export const checkPath = (stage: Stage, way: Way): void => {
  const { operation, fixture } = way
  test.each(Object.keys(fixture.args.params ?? {}))(
    '%s cannot climb out of its place in the path',
    async (name) => {
      const params = { ...fixture.args.params, [name]: 'a/../b?c=d#e %2F é' }
      const args = { ...fixture.args, params }
      const { client, exchanges } = stage.watch(way)
      await expect(run(way, client, args)).rejects.toMatchObject({
        status: 404,
        operation: operation.id,
      })
      expectRequest(stage, operation, args, exchanges[0])
    },
  )
}

/** Holds a request on the wire to what the contract makes of the arguments. */
export const expectRequest = (
  { baseUrl }: Stage,
  { method, path }: Operation,
  { params = {}, query = {}, body }: Args,
  sent: Exchange | undefined,
): void => {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name] ?? ''))
  const pairs = Object.entries(query as Record<string, unknown>).map(
    ([name, value]) => `${name}=${encodeURIComponent(String(value))}`,
  )
  expect(sent?.method).toBe(method)
  expect(sent?.url).toBe(baseUrl + [filled, ...(pairs.length ? [pairs.join('&')] : [])].join('?'))
  expect(sent?.body).toEqual(body)
}
