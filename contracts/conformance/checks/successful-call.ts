import { normalizeItems } from '@molt-sdk/contracts/kernel'
import { expect, test } from 'vitest'
import type { CallArgs } from '../error-trigger.ts'
import type { TestHarness } from '../harness.ts'
import type { RecordedRequest } from '../recorder.ts'
import { parseSse } from '../sse.ts'
import type { TestCase } from '../test-case.ts'
import { expectedResult, expectedStreamResult, runCall } from '../test-case.ts'
import { expectRequest } from './request.ts'

/** Checks a successful call: the request, the response and the returned value. */
export const checkSuccessfulCall = (stage: TestHarness, way: TestCase): void => {
  const { operation } = way

  test('sends the request, and returns the value of a response that matches the contract', async () => {
    const args = await stage.args(way, 'consumed')
    const { client, requests } = stage.createRecordedClient(way, { contract: 'strict' })
    const value = await runCall(way, client, args)

    // The operation of the client's hook proves that there is a method, the sandbox's log that there is a route.
    for (const exchange of requests) expect(exchange.operation).toBe(operation.id)
    if (stage.target.isSandbox) {
      expect(stage.sandbox.log().at(-1)).toMatchObject({ operation: operation.id })
    }
    const exchange = requests.at(-1)
    expectRequest(stage, operation, args, exchange)
    expectHeaders(stage, way, exchange)
    expect(exchange?.response?.status).toBe(operation.status)
    const { data, expected } = readResponse(stage, way, args, exchange)
    expect(value).toEqual(expected)
    await way.case.verify(client, args as never, data as never)
  })
}

const expectHeaders = (stage: TestHarness, way: TestCase, exchange?: RecordedRequest): void => {
  const { auth } = stage.subject.api
  const header = (name: string): string | null | undefined => exchange?.headers.get(name)
  expect(header(auth.header)).toBe(
    way.operation.auth === 'none' ? null : auth.prefix + stage.keyFor(way),
  )
  expect(header('content-type')).toBe(way.operation.body ? 'application/json' : null)
  expect(header('accept')).toContain(way.case.stream ? 'text/event-stream' : 'application/json')
}

/** Returns what the server sent, and the value that the client must return. */
const readResponse = (
  { subject }: TestHarness,
  way: TestCase,
  args: CallArgs,
  exchange: RecordedRequest | undefined,
): { data: unknown; expected: unknown } => {
  const text = exchange?.response?.text() ?? ''
  if (way.case.stream) {
    const expected = expectedStreamResult(way, parseSse(text), args)
    return { data: expected.final, expected }
  }
  const data = subject.api.envelope.unwrap(JSON.parse(text))
  const { paging } = way.operation
  return { data: paging ? normalizeItems(paging, data) : data, expected: expectedResult(way, data) }
}
