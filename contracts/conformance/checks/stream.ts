import { StreamError } from '@molt-sdk/core'
import type { ErrorEvent } from '@molt-sdk/core/client'
import { describe, expect, test } from 'vitest'
import type { TestHarness } from '../harness.ts'
import { parseSse } from '../sse.ts'
import type { StreamResult } from '../subject.ts'
import type { TestCase } from '../test-case.ts'
import { fallbackTestCasesFor, openStream, runCall } from '../test-case.ts'
import { expectRequest } from './request.ts'
import { checkTolerance } from './tolerance.ts'

/** Checks the behaviour of streams. Requires a sandbox. */
export const checkStream = (harness: TestHarness, testCase: TestCase): void => {
  const { case: options, operation } = testCase
  if (!options.stream) return
  const { expected: expectedOf, failsMidStream, validEndings } = options.stream
  const fallbacks = fallbackTestCasesFor(harness.subject, testCase)

  /** Returns the result without a fallback. Ids and times are the same after a reset. */
  const directResult = async (): Promise<StreamResult> => {
    const value = await runCall(
      testCase,
      harness.createRecordedClient(testCase).client,
      await harness.args(testCase),
    )
    harness.reset()
    return value as StreamResult
  }

  describe('as a stream', () => {
    test('yields several items, and returns their sum without iteration', async () => {
      const { items, final } = await directResult()
      expect(items.length).toBeGreaterThan(2)
      const args = await harness.args(testCase)
      const { client, requests } = harness.createRecordedClient(testCase)
      const stream = openStream(testCase, client, args)
      expect(requests).toEqual([])
      expect(await stream.final()).toEqual(final)
      expect(requests).toHaveLength(1)
    })

    const errorClass = failsMidStream.type ?? StreamError
    test(`fails with ${errorClass.kind}: ${failsMidStream.code} when the server ends the stream with an error`, async () => {
      failsMidStream.prepare(harness.sandbox)
      const errorEvents: ErrorEvent[] = []
      const { client, requests } = harness.createRecordedClient(testCase, {
        hooks: { onError: (event) => void errorEvents.push(event) },
      })
      const stream = openStream(testCase, client, await harness.args(testCase))
      const items: unknown[] = []
      const read = async (): Promise<void> => {
        for await (const item of stream) items.push(item)
      }
      const error = await read().catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(errorClass)
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
        prepare(harness.sandbox)
        const args = await harness.args(testCase)
        const { client, requests } = harness.createRecordedClient(testCase, { contract: 'strict' })
        const value = (await runCall(testCase, client, args)) as StreamResult
        expect(value.items).toEqual(items)
        const events = parseSse(requests[0]?.response?.text() ?? '')
        expect(value).toEqual(expectedOf(events as never, args as never))
      })
    }

    for (const fallback of fallbacks) {
      test(`uses a fallback ${fallback.title}`, async () => {
        const expected = await directResult()
        fallback.prepare(harness.sandbox)
        const args = await harness.args(testCase)
        const { client, requests } = harness.createRecordedClient(testCase, { contract: 'strict' })
        expect(await runCall(testCase, client, args)).toEqual(expected)
        expect(requests.map(({ operation: id }) => id)).toEqual([
          operation.id,
          fallback.operation.id,
        ])
        const body = { ...(args.body as object), ...fallback.extraBody }
        expectRequest(harness, fallback.operation, { ...args, body }, requests[1])
        // The client remembers the fallback and does not try the first operation again.
        await runCall(testCase, client, args)
        expect(requests.map(({ operation: id }) => id).slice(2)).toEqual([fallback.operation.id])
      })
    }
  })

  // All fallbacks read responses with the same code, so one is enough.
  for (const fallback of harness.target.checksClient ? fallbacks.slice(0, 1) : []) {
    describe(fallback.title, () => checkTolerance(harness, fallback))
  }
}
