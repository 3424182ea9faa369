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
export const checkSuccessfulCall = (harness: TestHarness, testCase: TestCase): void => {
  const { operation } = testCase

  test('sends the request, and returns the value of a response that matches the contract', async () => {
    const args = await harness.args(testCase, 'consumed')
    const { client, requests } = harness.createRecordedClient(testCase, { contract: 'strict' })
    const value = await runCall(testCase, client, args)

    // The hook's operation proves that the client has the method, the sandbox's log that it has the route.
    for (const request of requests) expect(request.operation).toBe(operation.id)
    if (harness.target.isSandbox) {
      expect(harness.sandbox.log().at(-1)).toMatchObject({ operation: operation.id })
    }
    const request = requests.at(-1)
    expectRequest(harness, operation, args, request)
    expectHeaders(harness, testCase, request)
    expect(request?.response?.status).toBe(operation.status)
    const { data, expected } = readResponse(harness, testCase, args, request)
    expect(value).toEqual(expected)
    await testCase.case.verify(client, args as never, data as never)
  })
}

const expectHeaders = (
  harness: TestHarness,
  testCase: TestCase,
  request?: RecordedRequest,
): void => {
  const { auth } = harness.subject.api
  const header = (name: string): string | null | undefined => request?.headers.get(name)
  expect(header(auth.header)).toBe(
    testCase.operation.auth === 'none' ? null : auth.prefix + harness.keyFor(testCase),
  )
  expect(header('content-type')).toBe(testCase.operation.body ? 'application/json' : null)
  expect(header('accept')).toContain(
    testCase.case.stream ? 'text/event-stream' : 'application/json',
  )
}

/** Returns what the server sent, and the value that the client must return. */
const readResponse = (
  { subject }: TestHarness,
  testCase: TestCase,
  args: CallArgs,
  request: RecordedRequest | undefined,
): { data: unknown; expected: unknown } => {
  const text = request?.response?.text() ?? ''
  if (testCase.case.stream) {
    const expected = expectedStreamResult(testCase, parseSse(text), args)
    return { data: expected.final, expected }
  }
  const data = subject.api.envelope.unwrap(JSON.parse(text))
  const { paging } = testCase.operation
  return {
    data: paging ? normalizeItems(paging, data) : data,
    expected: expectedResult(testCase, data),
  }
}
