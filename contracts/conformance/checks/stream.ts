import { StreamError } from '@molt-sdk/core'
import type { ErrorEvent } from '@molt-sdk/core/client'
import { describe, expect, test } from 'vitest'
import type { TestHarness } from '../harness.ts'
import { parseSse } from '../sse.ts'
import type { StreamResult } from '../subject.ts'
import type { TestCase } from '../test-case.ts'
import { fallbackTestCasesFor, openStream, runCall } from '../test-case.ts'
import { checkDrift } from './drift.ts'
import { checkForwardCompatibility } from './forward-compatibility.ts'
import { expectRequest } from './request.ts'

/** What is true of streams alone. Drives the sandbox, so it needs one. */
export const checkStream = (stage: TestHarness, way: TestCase): void => {
  const { case: one, operation } = way
  if (!one.stream) return
  const { expected: expectedOf, failsMidStream, validEndings } = one.stream
  const detours = fallbackTestCasesFor(stage.subject, way)

  /** What the operation gives, straight, to compare with. Ids and times are the same after a reset. */
  const directResult = async (): Promise<StreamResult> => {
    const value = await runCall(way, stage.createRecordedClient(way).client, await stage.args(way))
    stage.reset()
    return value as StreamResult
  }

  describe('as a stream', () => {
    test('yields several items, and returns their sum without iteration', async () => {
      const { items, final } = await directResult()
      expect(items.length).toBeGreaterThan(2)
      const args = await stage.args(way)
      const { client, requests } = stage.createRecordedClient(way)
      const stream = openStream(way, client, args)
      expect(requests).toEqual([])
      expect(await stream.final()).toEqual(final)
      expect(requests).toHaveLength(1)
    })

    const kind = failsMidStream.type ?? StreamError
    test(`fails with ${kind.kind}: ${failsMidStream.code} when the server ends the stream with an error`, async () => {
      failsMidStream.prepare(stage.sandbox)
      const errorEvents: ErrorEvent[] = []
      const { client, requests } = stage.createRecordedClient(way, {
        hooks: { onError: (event) => void errorEvents.push(event) },
      })
      const stream = openStream(way, client, await stage.args(way))
      const items: unknown[] = []
      const read = async (): Promise<void> => {
        for await (const item of stream) items.push(item)
      }
      const error = await read().catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(kind)
      expect(error).toMatchObject({
        code: failsMidStream.code,
        operation: operation.id,
        attempts: 1,
      })
      expect(items).toHaveLength(failsMidStream.items)
      await expect(stream.final()).rejects.toBe(error)
      expect(errorEvents).toMatchObject([{ operation: operation.id, error }])
      expect(requests).toMatchObject([{ response: { status: operation.status } }])
    })

    for (const { title, prepare } of validEndings) {
      test(`is complete with ${title}`, async () => {
        const { items } = await directResult()
        prepare(stage.sandbox)
        const args = await stage.args(way)
        const { client, requests } = stage.createRecordedClient(way, { contract: 'strict' })
        const value = (await runCall(way, client, args)) as StreamResult
        expect(value.items).toEqual(items)
        const frames = parseSse(requests[0]?.response?.text() ?? '')
        expect(value).toEqual(expectedOf(frames as never, args as never))
      })
    }

    for (const detour of detours) {
      test(`uses a fallback ${detour.title}`, async () => {
        const expected = await directResult()
        detour.prepare(stage.sandbox)
        const args = await stage.args(way)
        const { client, requests } = stage.createRecordedClient(way, { contract: 'strict' })
        expect(await runCall(way, client, args)).toEqual(expected)
        expect(requests.map((exchange) => exchange.operation)).toEqual([
          operation.id,
          detour.operation.id,
        ])
        const body = { ...(args.body as object), ...detour.extraBody }
        expectRequest(stage, detour.operation, { ...args, body }, requests[1])
        // The client has learnt: it does not ask in vain again.
        await runCall(way, client, args)
        expect(requests.map((exchange) => exchange.operation).slice(2)).toEqual([
          detour.operation.id,
        ])
      })
    }
  })

  // One is enough: whatever leads to another operation, its answers are read in one way.
  for (const detour of detours.slice(0, 1)) {
    describe(detour.title, () => {
      checkForwardCompatibility(stage, detour)
      checkDrift(stage, detour)
    })
  }
}
