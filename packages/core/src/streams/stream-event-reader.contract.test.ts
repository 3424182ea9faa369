import { describe, expect, test } from 'vitest'
import { harborAt } from '../../test/client.ts'
import { sailBoat } from '../../test/platform.ts'
import { createSailStream, readAll } from '../../test/sail.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { arrival, entry, event, streamOf, streamOpen } from '../../test/stream-behaviors.ts'
import type { DriftEvent } from '../observe/hooks.ts'

const drifted = entry('a') + event({ log: 'b', arrived: 'soon' }).repeat(2) + entry('c')

describe('a stream event that does not match the contract', () => {
  test('is yielded, and reported once for all streams of the operation', async () => {
    const server = await scriptedServer(streamOf(drifted + arrival))
    const warnings: string[] = []
    const set = createSailStream(server, { logger: { warn: (message) => warnings.push(message) } })
    for (const voyage of [set(), set()]) {
      expect(await readAll(voyage)).toEqual({ items: ['a', 'b', 'b', 'c'] })
    }
    expect(warnings).toEqual([
      'sailBoat: the response does not match the contract: arrived must be a boolean, got a string.',
    ])
  })

  test('is reported to onDrift instead of a warning', async () => {
    const server = await scriptedServer(streamOf(drifted + arrival))
    const warnings: string[] = []
    const drifts: DriftEvent[] = []
    const set = createSailStream(server, { logger: { warn: (message) => warnings.push(message) } })
    await readAll(set({ hooks: { onDrift: (event) => drifts.push(event) } }))
    expect(drifts).toMatchObject([
      {
        operation: 'sailBoat',
        path: '/boats/{boatId}/sail',
        attempt: 1,
        fields: { arrived: ['must be a boolean, got a string'] },
      },
    ])
    expect(warnings).toEqual([])
  })

  test("ends the stream with contract: 'strict', after the events before it", async () => {
    const server = await scriptedServer(streamOpen(drifted))
    const { items, error } = await readAll(createSailStream(server)({ contract: 'strict' }))
    expect(items).toEqual(['a'])
    expect(error).toMatchObject({
      name: 'ContractError',
      code: 'contract_violation',
      operation: 'sailBoat',
      fields: { arrived: ['must be a boolean, got a string'] },
    })
    await expect.poll(() => server.open).toBe(0)
  })

  test("is not checked with contract: 'off'", async () => {
    const server = await scriptedServer(streamOf(drifted + arrival))
    const warnings: string[] = []
    const set = createSailStream(server, {
      contract: 'off',
      logger: { warn: (message) => warnings.push(message) },
    })
    expect(await readAll(set())).toEqual({ items: ['a', 'b', 'b', 'c'] })
    expect(warnings).toEqual([])
  })

  test('may have an unknown field', async () => {
    const server = await scriptedServer(streamOf(event({ log: 'a', wind: 3 }) + arrival))
    expect(await readAll(createSailStream(server)({ contract: 'strict' }))).toEqual({
      items: ['a'],
    })
  })
})

test('the result of a stream is validated when it is complete', async () => {
  const server = await scriptedServer(streamOf(arrival))
  const drifts: DriftEvent[] = []
  const http = harborAt(server.url, { hooks: { onDrift: (event) => drifts.push(event) } })
  const args = { params: { boatId: 'b1' }, body: { name: 'Ada' } }
  const malformed = { add: () => undefined, result: () => 'a log' }
  const voyage = (contract: 'warn' | 'strict' | 'off'): Promise<string> =>
    http.stream(sailBoat, args, { contract }, malformed).final()
  expect(await voyage('off')).toBe('a log')
  expect(drifts).toEqual([])
  expect(await voyage('warn')).toBe('a log')
  expect(drifts).toMatchObject([
    { operation: 'sailBoat', fields: { '': ['must be an array, got a string'] } },
  ])
  await expect(voyage('strict')).rejects.toMatchObject({
    name: 'ContractError',
    operation: 'sailBoat',
  })
})
