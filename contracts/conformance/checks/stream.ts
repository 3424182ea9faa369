import { StreamError } from '@molt-sdk/core'
import type { ErrorEvent } from '@molt-sdk/core/client'
import { describe, expect, test } from 'vitest'
import { readEvents } from '../events.ts'
import type { Stage } from '../stage.ts'
import type { Gathered } from '../subject.ts'
import type { Way } from '../way.ts'
import { detoursOf, run } from '../way.ts'
import { checkDrift } from './drift.ts'
import { expectRequest } from './request.ts'
import { checkSurvival } from './survival.ts'

/** What is true of streams alone. Drives the sandbox, so it needs one. */
export const checkStream = (stage: Stage, way: Way): void => {
  const { case: one, operation } = way
  if (!('stream' in one)) return
  const { breaksOff, endings } = one
  const detours = detoursOf(stage.subject, way)

  /** What the operation gives, straight, to compare with. Ids and times are the same after a reset. */
  const straight = async (): Promise<Gathered> => {
    const value = await run(way, stage.watch(way).client, await stage.args(way))
    stage.reset()
    return value as Gathered
  }

  describe('as a stream', () => {
    test('gives many items, and their sum without being read first', async () => {
      const { items, final } = await straight()
      expect(items.length).toBeGreaterThan(2)
      const args = await stage.args(way)
      const { client, exchanges } = stage.watch(way)
      const stream = one.stream(client, args as never)
      expect(exchanges).toEqual([])
      expect(await stream.final()).toEqual(final)
      expect(exchanges).toHaveLength(1)
    })

    const kind = breaksOff.type ?? StreamError
    test(`fails with ${kind.kind}: ${breaksOff.code} where the server breaks off`, async () => {
      breaksOff.prepare(stage.sandbox)
      const told: ErrorEvent[] = []
      const { client, exchanges } = stage.watch(way, {
        hooks: { onError: (event) => void told.push(event) },
      })
      const stream = one.stream(client, (await stage.args(way)) as never)
      const items: unknown[] = []
      const read = async (): Promise<void> => {
        for await (const item of stream) items.push(item)
      }
      const error = await read().catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(kind)
      expect(error).toMatchObject({ code: breaksOff.code, operation: operation.id, attempts: 1 })
      expect(items).toHaveLength(breaksOff.items)
      await expect(stream.final()).rejects.toBe(error)
      expect(told).toMatchObject([{ operation: operation.id, error }])
      expect(exchanges).toMatchObject([{ answer: { status: operation.status } }])
    })

    for (const { title, prepare } of endings) {
      test(`is whole with ${title}`, async () => {
        const { items } = await straight()
        prepare(stage.sandbox)
        const args = await stage.args(way)
        const { client, exchanges } = stage.watch(way, { contract: 'strict' })
        const value = (await run(way, client, args)) as Gathered
        expect(value.items).toEqual(items)
        const frames = readEvents(exchanges[0]?.answer?.text() ?? '')
        expect(value).toEqual(one.gathers(frames as never, args as never))
      })
    }

    for (const detour of detours) {
      test(`is had by ${detour.title}`, async () => {
        const expected = await straight()
        detour.prepare(stage.sandbox)
        const args = await stage.args(way)
        const { client, exchanges } = stage.watch(way, { contract: 'strict' })
        expect(await run(way, client, args)).toEqual(expected)
        expect(exchanges.map((exchange) => exchange.operation)).toEqual([
          operation.id,
          detour.operation.id,
        ])
        const body = { ...(args.body as object), ...detour.adds }
        expectRequest(stage, detour.operation, { ...args, body }, exchanges[1])
        // The client has learnt: it does not ask in vain again.
        await run(way, client, args)
        expect(exchanges.map((exchange) => exchange.operation).slice(2)).toEqual([
          detour.operation.id,
        ])
      })
    }
  })

  // One is enough: whatever leads to another operation, its answers are read in one way.
  for (const detour of detours.slice(0, 1)) {
    describe(detour.title, () => {
      checkSurvival(stage, detour)
      checkDrift(stage, detour)
    })
  }
}
